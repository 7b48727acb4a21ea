# args: 6
"""The best strategy of a small fight, by value iteration (pyperformance: mdp)."""

import sys

State = tuple[int, int, int, int]
Outcomes = dict[State, float]

ATTACK, GUARD, HEAL = "attack", "guard", "heal"
ACTIONS = [ATTACK, GUARD, HEAL]


class Fight:
    """Two fighters with life; the other one charges before it strikes hard."""

    def __init__(self, life: int) -> None:
        self.life = life
        self.cache: dict[tuple[State, str], Outcomes] = {}

    def over(self, state: State) -> bool:
        return state[0] <= 0 or state[1] <= 0

    def outcomes(self, state: State, action: str) -> Outcomes:
        key = (state, action)
        found = self.cache.get(key)
        if found is None:
            found = self.cache[key] = self.compute(state, action)
        return found

    def compute(self, state: State, action: str) -> Outcomes:
        mine, theirs, charge, potions = state
        result: Outcomes = {}
        hits = [(2, 0.5), (1, 0.3), (0, 0.2)] if action == ATTACK else [(0, 1.0)]
        if action == HEAL and potions > 0:
            mine, potions = min(self.life, mine + 3), potions - 1
        for damage, p in hits:
            after = theirs - damage
            if after <= 0:
                self.put(result, (mine, 0, 0, potions), p)
                continue
            if charge >= 2:
                hurt = 1 if action == GUARD else 4
                self.put(result, (max(0, mine - hurt), after, 0, potions), p * 0.9)
                self.put(result, (mine, after, 0, potions), p * 0.1)
            else:
                self.put(result, (mine, after, charge + 1, potions), p * 0.6)
                self.put(result, (max(0, mine - 1), after, charge, potions), p * 0.4)
        return result

    def put(self, result: Outcomes, state: State, p: float) -> None:
        result[state] = result.get(state, 0.0) + p


def reachable(fight: Fight, start: State) -> list[State]:
    found = {start}
    order = [start]
    for state in order:
        if fight.over(state):
            continue
        for action in ACTIONS:
            for after in fight.outcomes(state, action):
                if after not in found:
                    found.add(after)
                    order.append(after)
    return order


def solve(fight: Fight, start: State, tolerance: float) -> tuple[dict[State, float], int]:
    states = reachable(fight, start)
    value: dict[State, float] = {
        state: 1.0 if fight.over(state) and state[0] > 0 else 0.0 for state in states
    }
    rounds = 0
    while True:
        rounds += 1
        change = 0.0
        for state in states:
            if fight.over(state):
                continue
            best = max(
                sum(p * value[after] for after, p in fight.outcomes(state, action).items())
                for action in ACTIONS
            )
            change = max(change, abs(best - value[state]))
            value[state] = best
        if change < tolerance:
            return value, rounds


def main(life: int) -> None:
    fight = Fight(life)
    start = (life, life + 2, 0, 2)
    value, rounds = solve(fight, start, 1e-9)
    print(len(value), rounds, f"{value[start]:.9f}")
    for state in sorted(value)[:: max(1, len(value) // 8)]:
        print(state, f"{value[state]:.6f}")


main(int(sys.argv[1]))
