"""The end record behind stderr."""

from hypothesis import given, strategies as st

from naja.abi.boot_information import END_RECORD
from naja.launch.endrecord import EndRecordFilter


def through(chunks: list[bytes]) -> tuple[bytes, int | None]:
    passing = EndRecordFilter()
    out = b"".join(passing.feed(chunk) for chunk in chunks)
    rest, status = passing.finish()
    return out + rest, status


pieces = st.one_of(st.binary(max_size=20), st.just(END_RECORD), st.just(END_RECORD + b"007\n"))


@given(st.lists(pieces), st.integers(0, 255), st.integers(1, 30))
def test_status_and_text_however_cut(parts: list[bytes], status: int, size: int) -> None:
    text = b"".join(parts)
    stream = text + END_RECORD + b"%03d\n" % status
    chunks = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert through(chunks) == (text, status)


@given(st.binary(max_size=60), st.integers(1, 7))
def test_a_stream_without_record_passes_whole(text: bytes, size: int) -> None:
    stream = text + b"."
    chunks = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert through(chunks) == (stream, None)


def test_impossible_status() -> None:
    assert through([END_RECORD + b"256\n"]) == (END_RECORD + b"256\n", None)


def test_text_is_not_held_back_for_nothing() -> None:
    passing = EndRecordFilter()
    assert passing.feed(b"error\n") == b"error\n"
    assert passing.feed(b"a\x1eb") == b"a\x1eb"
