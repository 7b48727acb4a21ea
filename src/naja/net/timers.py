"""Timers of the whole stack in one binary heap.

Most timers are pushed back again and again before they expire (a retransmission timer
at each acknowledgment). So a later deadline only changes a field; the heap learns of it
when the old time comes. An earlier deadline moves the timer up at once.
"""

from typing import Final

NEVER: Final = -1


class Timer:
    """Something with a deadline in monotonic nanoseconds (`NEVER`: none)."""

    def __init__(self) -> None:
        self.deadline_ns = NEVER
        self.heap_ns = NEVER
        self.heap_index = -1

    def expire(self, now_ns: int) -> None:
        """Called once when the deadline has passed; may set the timer again."""
        raise NotImplementedError


class TimerHeap:
    """`heap_ns` of each timer inside is at or before its deadline, or it has none."""

    def __init__(self) -> None:
        self._heap: list[Timer] = []
        self._due: list[Timer] = []

    def __len__(self) -> int:
        return len(self._heap)

    def set(self, timer: Timer, deadline_ns: int) -> None:
        """Give `timer` a new deadline, or none."""
        timer.deadline_ns = deadline_ns
        if deadline_ns < 0:
            return
        if timer.heap_index < 0:
            timer.heap_ns = deadline_ns
            timer.heap_index = len(self._heap)
            self._heap.append(timer)
            self._up(timer)
        elif deadline_ns < timer.heap_ns:
            timer.heap_ns = deadline_ns
            self._up(timer)

    def remove(self, timer: Timer) -> None:
        """Forget `timer` wholly."""
        timer.deadline_ns = NEVER
        index = timer.heap_index
        if index < 0:
            return
        timer.heap_index = -1
        last = self._heap.pop()
        if last is not timer:
            self._put(last, index)
            self._up(last)
            self._down(last)

    def next_deadline_ns(self) -> int:
        """The earliest deadline, or NEVER."""
        while len(self._heap) > 0:
            top = self._heap[0]
            if top.deadline_ns == top.heap_ns:
                return top.deadline_ns
            self._refresh(top)
        return NEVER

    def run(self, now_ns: int) -> None:
        """Expire every timer whose deadline is at or before `now_ns`, each once at most."""
        due = self._due
        # Still full if an exception came out of `expire`.
        del due[:]
        while True:
            deadline_ns = self.next_deadline_ns()
            if deadline_ns < 0 or deadline_ns > now_ns:
                break
            top = self._heap[0]
            self.remove(top)
            due.append(top)
        index = 0
        while index < len(due):
            if due[index].heap_index < 0:
                due[index].expire(now_ns)
            index += 1
        del due[:]

    def _refresh(self, timer: Timer) -> None:
        if timer.deadline_ns < 0:
            self.remove(timer)
        else:
            timer.heap_ns = timer.deadline_ns
            self._down(timer)

    def _put(self, timer: Timer, index: int) -> None:
        self._heap[index] = timer
        timer.heap_index = index

    def _up(self, timer: Timer) -> None:
        index = timer.heap_index
        while index > 0:
            parent = self._heap[(index - 1) // 2]
            if parent.heap_ns <= timer.heap_ns:
                break
            above = parent.heap_index
            self._put(parent, index)
            index = above
        self._put(timer, index)

    def _down(self, timer: Timer) -> None:
        index = timer.heap_index
        count = len(self._heap)
        while True:
            child = index * 2 + 1
            if child >= count:
                break
            if child + 1 < count and self._heap[child + 1].heap_ns < self._heap[child].heap_ns:
                child += 1
            smaller = self._heap[child]
            if smaller.heap_ns >= timer.heap_ns:
                break
            self._put(smaller, index)
            index = child
        self._put(timer, index)
