"""What a transport keeps arrives in order and once, whatever the stream takes at a time."""

from hypothesis import given, strategies as st

from naja.stdlib.asyncio.unsent import Unsent

PIECE = st.binary(max_size=12).flatmap(
    lambda data: st.sampled_from([data, bytearray(data), memoryview(data)])
)
STEP = st.one_of(st.tuples(PIECE, st.integers(0, 3)), st.integers(0, 20))


class Taker:
    """A stream that takes up to `room` octets at once."""

    def __init__(self) -> None:
        self.room = 0
        self.taken = b""

    def send(self, data: bytes | bytearray | memoryview) -> int:
        count = min(self.room, len(data))
        self.taken += bytes(data[:count])
        self.room -= count
        return count


@given(st.lists(STEP, max_size=30))
def test_octets_leave_in_order_and_once(steps: list[object]) -> None:
    unsent, stream, model = Unsent(), Taker(), b""
    for step in steps:
        if isinstance(step, tuple):
            data, start = step
            start = min(start, len(data))
            unsent.put(data, start)
            model += bytes(data[start:])
        else:
            assert isinstance(step, int)
            stream.room = step
            before = len(stream.taken)
            assert unsent.send(stream) == len(stream.taken) - before  # type: ignore[arg-type]
            assert stream.taken == model[: len(stream.taken)]
            assert stream.room == 0 or len(unsent) == 0
        assert len(unsent) == len(model) - len(stream.taken)
    unsent.clear()
    assert len(unsent) == 0


def test_what_changes_later_is_copied() -> None:
    unsent, stream, data = Unsent(), Taker(), bytearray(b"abc")
    unsent.put(data, 1)
    data[1] = 120
    stream.room = 9
    assert unsent.send(stream) == 2 and stream.taken == b"bc"  # type: ignore[arg-type]
