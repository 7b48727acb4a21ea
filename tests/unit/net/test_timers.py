"""The timer heap against the obvious list."""

from hypothesis import given, strategies as st

from naja.net.timers import NEVER, Timer, TimerHeap


class Recorder(Timer):
    def __init__(self, log: list["Recorder"]) -> None:
        super().__init__()
        self.log = log

    def expire(self, now_ns: int) -> None:
        self.log.append(self)


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.integers(0, 7), st.integers(0, 40)),
        st.tuples(st.just("cancel"), st.integers(0, 7), st.just(0)),
        st.tuples(st.just("remove"), st.integers(0, 7), st.just(0)),
        st.tuples(st.just("run"), st.just(0), st.integers(0, 10)),
    ),
    max_size=60,
)


@given(ACTIONS)
def test_expires_what_is_due(actions: list[tuple[str, int, int]]) -> None:
    log: list[Recorder] = []
    timers = [Recorder(log) for _ in range(8)]
    deadlines: dict[Recorder, int] = {}
    heap = TimerHeap()
    now_ns = 0
    for action, which, ns in actions:
        timer = timers[which]
        if action == "set":
            heap.set(timer, now_ns + ns)
            deadlines[timer] = now_ns + ns
        elif action == "cancel":
            heap.set(timer, NEVER)
            deadlines.pop(timer, None)
        elif action == "remove":
            heap.remove(timer)
            deadlines.pop(timer, None)
        else:
            now_ns += ns
            log.clear()
            heap.run(now_ns)
            due = {timer for timer, at_ns in deadlines.items() if at_ns <= now_ns}
            assert set(log) == due and len(log) == len(due)
            assert [deadlines[timer] for timer in log] == sorted(deadlines[t] for t in log)
            for timer in due:
                del deadlines[timer]
        assert heap.next_deadline_ns() == min(deadlines.values(), default=NEVER)


def test_pushing_back_does_not_grow_the_heap() -> None:
    heap = TimerHeap()
    timer = Recorder([])
    for at_ns in range(1000):
        heap.set(timer, at_ns)
        heap.set(timer, at_ns + 500)
    assert len(heap) == 1 and heap.next_deadline_ns() == 1499


def test_expire_may_cancel_another() -> None:
    heap = TimerHeap()
    log: list[Recorder] = []
    second = Recorder(log)

    class Canceller(Timer):
        def expire(self, now_ns: int) -> None:
            heap.set(second, 100)

    heap.set(Canceller(), 1)
    heap.set(second, 2)
    heap.run(5)
    assert log == [] and heap.next_deadline_ns() == 100
