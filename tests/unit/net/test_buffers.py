"""Send buffer, receive buffer and reassembly against plain bytes."""

import pytest
from hypothesis import given, settings, strategies as st

from naja.net.storage import CHUNK, MAX_SPARE_CHUNKS, Copier, Storage
from naja.net.tcp.buffers import ReceiveBuffer, SendBuffer
from naja.net.tcp.reassembly import MAX_PIECES, Reassembly
from naja.net.tcp.seq import add

pieces = st.one_of(st.binary(min_size=1, max_size=40), st.binary(min_size=1500, max_size=2500))


@settings(max_examples=40)
@given(st.lists(st.tuples(pieces, st.integers(0, 3000)), max_size=12), st.data())
def test_send_buffer(steps: list[tuple[bytes, int]], data: st.DataObject) -> None:
    buffer = SendBuffer(10**6)
    model = b""
    for piece, dropped in steps:
        buffer.append(piece)
        model += piece
        dropped = min(dropped, len(model))
        buffer.drop(dropped)
        model = model[dropped:]
        assert len(buffer) == len(model)
        offset = data.draw(st.integers(0, len(model)))
        count = data.draw(st.integers(0, len(model) - offset))
        frame = bytearray(b"!" * (count + 2))
        buffer.copy(Copier(), frame, 1, offset, count)
        assert frame == b"!" + model[offset : offset + count] + b"!"


def test_send_buffer_room() -> None:
    buffer = SendBuffer(10)
    buffer.append(b"12345678")
    assert buffer.room() == 2
    buffer.append(b"90")
    assert buffer.room() == 0
    buffer.drop(10)
    assert buffer.room() == 10 and len(buffer) == 0
    buffer.append(b"")
    assert len(buffer) == 0


@settings(max_examples=40)
@given(st.lists(st.one_of(pieces, st.integers(0, 3000)), max_size=20))
def test_receive_buffer(steps: list[bytes | int]) -> None:
    storage = Storage()
    buffer = ReceiveBuffer(10**6, storage)
    model = b""
    for step in steps:
        if isinstance(step, bytes):
            buffer.append(b"!" + step + b"!", 1, len(step))
            model += step
        else:
            taken = buffer.take(step)
            assert len(taken) <= step and model.startswith(taken)
            assert taken or not model or step == 0
            model = model[len(taken) :]
        assert len(buffer) == len(model)
    rest = b""
    while taken := buffer.take(999):
        rest += taken
    assert rest == model
    assert len(buffer._chunks) == 0 and len(storage._chunks) <= MAX_SPARE_CHUNKS


def test_tiny_pieces_share_chunks() -> None:
    storage = Storage()
    buffer = ReceiveBuffer(10**6, storage)
    for _ in range(CHUNK + 1):
        buffer.append(b"x", 0, 1)
    assert len(buffer._chunks) == 2
    assert len(buffer.take(10**6)) == CHUNK and len(storage._chunks) == 1
    assert buffer.take(10**6) == b"x" and len(storage._chunks) == 2


def test_frames_come_back_by_size() -> None:
    storage = Storage()
    frame = storage.frame(60)
    storage.frame_back(frame)
    assert storage.frame(61) is not frame and storage.frame(60) is frame
    for size in range(1000):
        storage.frame_back(bytearray(size))
    assert sum(len(frames) for frames in storage._frames.values()) <= 64


def test_copies_outside_are_refused() -> None:
    for at, start, count in [(-1, 0, 1), (0, -1, 1), (0, 0, -1), (2, 0, 3), (0, 2, 3)]:
        with pytest.raises(IndexError):
            Copier().put(bytearray(4), at, bytes(4), start, count)


@given(
    st.integers(0, 2**32 - 1),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=25),
)
def test_reassembly_delivers_the_stream(start: int, spans: list[tuple[int, int]]) -> None:
    stream = bytes(range(1, 100))
    reassembly = Reassembly()
    have: set[int] = set()
    for at, length in spans:
        # 0 is the octet that never comes as a piece.
        assert reassembly.insert(add(start, 1 + at), stream[1 + at : 1 + at + length])
        have |= set(range(1 + at, 1 + at + length))
    total = 0
    ordered = list(zip(reassembly._starts, reassembly._pieces, strict=True))
    for seq, piece in ordered:
        offset = (seq - start) & 0xFFFFFFFF
        assert piece == stream[offset : offset + len(piece)]
        total += len(piece)
    assert total == len(have)
    assert reassembly.take(start) == b""
    nxt = 1
    while piece := reassembly.take(add(start, nxt)):
        assert piece == stream[nxt : nxt + len(piece)]
        nxt += len(piece)
    expected = 1
    while expected in have:
        expected += 1
    assert nxt == expected


def test_reassembly_is_bounded() -> None:
    reassembly = Reassembly()
    results = [reassembly.insert(10 * index, b"x") for index in range(1, 1000)]
    assert sum(results) == MAX_PIECES == len(reassembly)


def test_reassembly_drops_what_is_old() -> None:
    reassembly = Reassembly()
    reassembly.insert(10, b"abc")
    reassembly.insert(20, b"defg")
    assert reassembly.take(22) == b"fg" and len(reassembly) == 0


def test_first_octets_win() -> None:
    reassembly = Reassembly()
    reassembly.insert(12, b"cd")
    reassembly.insert(10, b"AB**EF")
    taken = b""
    while piece := reassembly.take(10 + len(taken)):
        taken += piece
    assert taken == b"ABcdEF"
