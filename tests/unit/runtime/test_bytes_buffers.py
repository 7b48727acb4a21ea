"""bytearray under random changes, and memoryview, beside CPython's."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from unit.runtime.fake_memory import load_classes, outcome

classes = load_classes("bytearray", "memoryview")
places = st.none() | st.integers(-12, 12)


class Changes(RuleBasedStateMachine):
    """The same changes to both; they look the same after each."""

    def __init__(self) -> None:
        super().__init__()
        self.ours = classes.bytearray(b"start")
        self.theirs = bytearray(b"start")

    def both(self, change: Any) -> None:
        def attempt(target: Any) -> Any:
            try:
                return change(target)
            except (IndexError, ValueError) as error:
                return type(error).__name__, str(error)

        assert attempt(self.ours) == attempt(self.theirs)

    @invariant()
    def same(self) -> None:
        assert bytes(self.ours) == bytes(self.theirs)
        assert len(self.ours) == len(self.theirs)

    @rule(value=st.integers(-1, 256))
    def append(self, value: int) -> None:
        self.both(lambda b: b.append(value))

    @rule(data=st.binary(max_size=700))
    def extend(self, data: bytes) -> None:
        def add(target: Any) -> None:
            target += data

        self.both(add)

    @rule(values=st.lists(st.integers(0, 256), max_size=4))
    def extend_ints(self, values: list[int]) -> None:
        self.both(lambda b: b.extend(values))

    @rule()
    def double(self) -> None:
        if len(self.theirs) < 5000:
            self.both(lambda b: b.extend(b))

    @rule(start=places, stop=places, data=st.binary(max_size=9))
    def assign(self, start: int | None, stop: int | None, data: bytes) -> None:
        self.both(lambda b: b.__setitem__(slice(start, stop), data))

    @rule(start=places, stop=places)
    def assign_itself(self, start: int | None, stop: int | None) -> None:
        if len(self.theirs) < 5000:
            self.both(lambda b: b.__setitem__(slice(start, stop), b))

    @rule(start=places, stop=places)
    def delete(self, start: int | None, stop: int | None) -> None:
        self.both(lambda b: b.__delitem__(slice(start, stop)))

    @rule(count=st.integers(0, 900))
    def consume(self, count: int) -> None:
        self.both(lambda b: b.__delitem__(slice(None, count)))

    @rule(index=st.integers(-9, 9), value=st.integers(-1, 256))
    def put(self, index: int, value: int) -> None:
        self.both(lambda b: b.__setitem__(index, value))

    @rule(index=st.integers(-9, 9), value=st.integers(-1, 256))
    def insert(self, index: int, value: int) -> None:
        self.both(lambda b: b.insert(index, value))

    @rule(index=st.integers(-9, 9))
    def delete_one(self, index: int) -> None:
        self.both(lambda b: b.__delitem__(index))

    @rule(index=st.integers(-9, 9))
    def pop(self, index: int) -> None:
        self.both(lambda b: b.pop(index))

    @rule(value=st.integers(-1, 256))
    def remove(self, value: int) -> None:
        self.both(lambda b: b.remove(value))

    @rule()
    def reverse(self) -> None:
        self.both(lambda b: b.reverse())

    @rule()
    def clear(self) -> None:
        self.both(lambda b: b.clear())

    @rule(times=st.integers(-1, 2))
    def multiply(self, times: int) -> None:
        if len(self.theirs) < 2000:
            self.both(lambda b: len(b.__imul__(times)))


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=40)


CHANGES: list[Callable[[Any], Any]] = [
    lambda data: data.append(1),
    lambda data: data.extend(b"x"),
    lambda data: data.clear(),
    lambda data: data.pop(),
    lambda data: data.__delitem__(slice(0, 2)),
    lambda data: data.__setitem__(slice(0, 2), b"abc"),
]
RESIZED = "Existing exports of data: object cannot be re-sized"


@pytest.mark.parametrize(
    ("octets", "view_class"),
    [(classes.bytearray, classes.memoryview), (bytearray, memoryview)],
    ids=["ours", "theirs"],
)
def test_view_in_a_with_block_forbids_resizing(octets: Any, view_class: Any) -> None:
    data = octets(b"abcdef")
    with view_class(data) as view:
        for change in CHANGES:
            with pytest.raises(BufferError, match=RESIZED):
                change(data)
        data[0:2] = b"AB"
        view[2] = 0x2A
        with view[2:4] as part:
            view[0:2] = part
    with pytest.raises(ValueError, match="released"):
        view[0]
    data.append(0x21)
    assert bytes(data) == b"*d*def!"


@pytest.mark.parametrize("change", CHANGES)
def test_resizing_under_another_view(change: Callable[[Any], Any]) -> None:
    """Nobody knows whether the view is still referred to; using it afterwards tells."""
    data, expected = classes.bytearray(b"abcdef"), bytearray(b"abcdef")
    view = classes.memoryview(data)
    part = view[1:4]
    change(data)
    change(expected)
    assert bytes(data) == expected
    uses: list[Callable[[], Any]] = [
        lambda: len(view),
        lambda: part[0:1],
        lambda: part.tobytes(),
        lambda: bytes(view),
        lambda: view.__setitem__(0, 1),
        lambda: part.__setitem__(slice(0, 1), b"x"),
        lambda: part == b"bcd",
        lambda: list(view),
        lambda: classes.memoryview(view),
        lambda: part.__enter__(),
    ]
    for use in uses:
        with pytest.raises(BufferError, match=RESIZED):
            use()
    assert part[0] == 0x62
    view.release()
    part.release()
    with classes.memoryview(data):
        pass
    data.append(9)
    assert bytes(data) == expected + b"\t"


def test_views_dropped_without_release() -> None:
    """What a program does that sends from the front of a buffer."""
    data = classes.bytearray(b"abcdef" * 50)
    sent = b""
    while data:
        sent += bytes(classes.memoryview(data)[:7])
        del data[:7]
    assert sent == b"abcdef" * 50


USES: dict[str, Callable[[Any], Any]] = {
    "index": lambda v: v[0],
    "length": len,
    "slice": lambda v: v[0:1],
    "bytes": lambda v: v.tobytes(),
    "hex": lambda v: v.hex(),
    "readonly": lambda v: v.readonly,
    "nbytes": lambda v: v.nbytes,
    "enter": lambda v: v.__enter__(),
    "store": lambda v: v.__setitem__(0, 1),
    "again": lambda v: v.release(),
    "equal": lambda v: v == b"abc",
    "itself": lambda v: v == v,
}


@pytest.mark.parametrize("use", USES)
def test_released_view(use: str) -> None:
    ours, theirs = classes.memoryview(b"abc"), memoryview(b"abc")
    ours.release()
    theirs.release()
    assert outcome(lambda: USES[use](ours)) == outcome(lambda: USES[use](theirs))


@given(st.binary(max_size=8), places, places, st.binary(max_size=3))
def test_store_through_views(
    data: bytes, start: int | None, stop: int | None, value: bytes
) -> None:
    ours, theirs = classes.bytearray(data), bytearray(data)
    mine, its = classes.memoryview(ours), memoryview(theirs)
    expected = outcome(lambda: its.__setitem__(slice(start, stop), value))
    assert outcome(lambda: mine.__setitem__(slice(start, stop), value)) == expected
    assert bytes(ours) == bytes(theirs)
    for index in range(-9, 9):
        for item in (7, 256):
            expected = outcome(lambda: its.__setitem__(index, item))  # noqa: B023
            assert outcome(lambda: mine.__setitem__(index, item)) == expected  # noqa: B023


def test_read_only_views() -> None:
    for make in (lambda: memoryview(b"abc"), lambda: classes.memoryview(b"abc")):
        view: Any = make()
        assert view.readonly
        with pytest.raises(TypeError, match="cannot modify read-only memory"):
            view[0] = 1
        with pytest.raises(TypeError, match="cannot modify read-only memory"):
            view[0:1] = b"x"
    with pytest.raises(TypeError):
        classes.memoryview(classes.bytearray(b"abc")).toreadonly()[0] = 1


def test_hash_of_writable_view() -> None:
    view = classes.memoryview(classes.bytearray(b"abc"))
    assert outcome(lambda: hash(view)) == outcome(lambda: hash(memoryview(bytearray(b"abc"))))


def test_consuming_moves_nothing() -> None:
    """A stream reader deletes what it took from the front: storage stays in place."""
    data = classes.bytearray(bytes(1000))
    storage = data._data
    for _ in range(80):
        del data[:10]
        assert data._data is storage
