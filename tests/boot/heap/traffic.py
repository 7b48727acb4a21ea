"""Simulated traffic of some hours on a virtual clock; what it keeps is bounded.

Argument: how many hours. Prints a line for each.
"""

import heapq
import json
import sys


class Session:
    def __init__(self, number: int) -> None:
        self.number = number
        self.seen: list[str] = []
        self.buffer = bytearray()
        self.peer: Session | None = None

    def request(self, now: int) -> str:
        text = json.dumps({"id": self.number, "at": now, "tags": ["a", "b", str(now % 7)]})
        self.buffer += text.encode()
        if len(self.buffer) > 500:
            del self.buffer[:300]
        self.seen.append(text.upper()[:20])
        if len(self.seen) > 5:
            self.seen.pop(0)
        return text


def hour(start: int, sessions: dict[int, Session], due: list[tuple[int, int]]) -> int:
    """3600 seconds; a checksum of the answers."""
    check = 0
    end = start + 3600
    while due[0][0] < end:
        now, number = heapq.heappop(due)
        session = sessions.pop(number, None)
        if session is None or number * 31 % 11 == now % 11:
            # A new one in its place; the two refer to each other, as do no others.
            fresh = Session(number)
            if session is not None:
                fresh.peer, session.peer = session, fresh
                fresh.peer = None if now % 2 else session
                session.peer = None if now % 3 else fresh
            session = fresh
        sessions[number] = session
        answer = json.loads(session.request(now))
        if isinstance(answer, dict):
            check = (check * 33 + len(answer) + now) % 1_000_003
        if session.peer is not None and session.peer.peer is not None:
            session.peer.peer = None
        heapq.heappush(due, (now + 5 + number % 23, number))
    return check


def main() -> None:
    hours = int(sys.argv[1])
    sessions: dict[int, Session] = {}
    due = [(number % 17, number) for number in range(40)]
    heapq.heapify(due)
    for at in range(hours):
        check = hour(at * 3600, sessions, due)
        print(at, check, len(sessions), len(due), sum(len(s.buffer) for s in sessions.values()))


main()
