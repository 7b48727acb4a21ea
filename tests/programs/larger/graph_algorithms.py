from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from typing import (
    Callable,
    Generic,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    TypeVar,
)

N = TypeVar("N", bound=Hashable)


class Edge(NamedTuple):
    weight: float
    target: str


class Graph(Generic[N]):
    def __init__(self, edges: Iterable[tuple[N, N, float]] = (), *, directed: bool = True) -> None:
        self.adjacent: dict[N, dict[N, float]] = defaultdict(dict)
        self.directed = directed
        for u, v, w in edges:
            self.connect(u, v, w)

    def connect(self, u: N, v: N, weight: float = 1.0) -> None:
        self.adjacent[u][v] = weight
        if not self.directed:
            self.adjacent[v][u] = weight
        else:
            self.adjacent.setdefault(v, {})

    @property
    def nodes(self) -> set[N]:
        return set(self.adjacent)

    def bfs(self, start: N) -> Iterator[N]:
        seen = {start}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            yield node
            for other in self.adjacent[node]:
                if other not in seen:
                    seen.add(other)
                    queue.append(other)

    def dfs(self, node: N, visited: set[N] | None = None) -> Iterator[tuple[int, N]]:
        visited = visited if visited is not None else set()
        visited.add(node)
        yield len(visited), node
        for other in self.adjacent[node].keys() - visited:
            if other not in visited:
                yield from self.dfs(other, visited)

    def dijkstra(self, source: N) -> tuple[dict[N, float], dict[N, Optional[N]]]:
        distance: dict[N, float] = {n: math.inf for n in self.adjacent} | {source: 0.0}
        before: dict[N, Optional[N]] = dict.fromkeys(self.adjacent)
        heap: list[tuple[float, int, N]] = [(0.0, 0, source)]
        tie = 0
        while heap:
            d, _, u = heapq.heappop(heap)
            if d > distance[u]:
                continue
            for v, w in self.adjacent[u].items():
                if (candidate := d + w) < distance[v]:
                    distance[v], before[v] = candidate, u
                    tie += 1
                    heapq.heappush(heap, (candidate, tie, v))
        return distance, before

    def path(self, source: N, target: N) -> list[N]:
        _, before = self.dijkstra(source)
        steps: list[N] = []
        at: Optional[N] = target
        while at is not None:
            steps.append(at)
            at = before[at]
        return steps[::-1]

    def topological(self) -> list[N]:
        degree = {n: 0 for n in self.adjacent}
        for targets in self.adjacent.values():
            for t in targets:
                degree[t] += 1
        ready = [n for n, d in degree.items() if d == 0]
        order = []
        while ready:
            order.append(n := ready.pop())
            for t in self.adjacent[n]:
                degree[t] -= 1
                if not degree[t]:
                    ready.append(t)
        if len(order) != len(self.adjacent):
            raise ValueError("cycle")
        return order

    def components(self) -> list[frozenset[N]]:
        parent = {n: n for n in self.adjacent}

        def find(x: N) -> N:
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x

        for u, targets in self.adjacent.items():
            for v in targets:
                parent[find(u)] = find(v)
        groups: defaultdict[N, set[N]] = defaultdict(set)
        for n in self.adjacent:
            groups[find(n)].add(n)
        return [frozenset(g) for g in groups.values()]


def astar(grid: Sequence[str], start: tuple[int, int], goal: tuple[int, int]) -> int | None:
    def h(p: tuple[int, int]) -> int:
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])

    frontier = [(h(start), 0, start)]
    best = {start: 0}
    while frontier:
        _, cost, (r, c) = heapq.heappop(frontier)
        if (r, c) == goal:
            return cost
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            nr, nc = r + dr, c + dc
            if not (0 <= nr < len(grid) and 0 <= nc < len(grid[0])) or grid[nr][nc] == "#":
                continue
            new = cost + 1
            if new < best.get((nr, nc), 1 << 30):
                best[nr, nc] = new
                heapq.heappush(frontier, (new + h((nr, nc)), new, (nr, nc)))
    return None


g = Graph([("a", "b", 4.0), ("a", "c", 1.0), ("c", "b", 2.0), ("b", "d", 5.0), ("e", "d", 1.0)])
print(list(g.bfs("a")), [x for _, x in g.dfs("c")], sorted(g.nodes))
dist, prev = g.dijkstra("a")
print(dist, prev, g.path("a", "d"))
print(g.topological())
g.connect("d", "a")
try:
    g.topological()
except ValueError as e:
    print(e)
u = Graph([(1, 2, 1.5), (3, 4, 0.5), (4, 5, 0.5)], directed=False)
print(sorted(map(sorted, u.components())), u.path(1, 2), len(u.nodes))
print(
    astar(["..#.", ".#..", "....", "#.#."], (0, 0), (0, 3)),
    astar([".#.", "##.", "..."], (0, 0), (2, 2)),
)
p: Graph[tuple[int, int]] = Graph()
p.connect((0, 0), (1, 1), math.sqrt(2))
print(p.dijkstra((0, 0)), min(Edge(2.5, "x"), Edge(1.5, "z")))
