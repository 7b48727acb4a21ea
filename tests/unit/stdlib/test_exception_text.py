"""The texts of exceptions against CPython's."""

import errno

import pytest

from naja.runtime import exception_text as texts

ARGUMENTS: list[tuple[object, ...]] = [(), ("text",), (3,), ("a", 1), ((),), (None,)]


@pytest.mark.parametrize("args", ARGUMENTS)
def test_plain(args: tuple[object, ...]) -> None:
    assert texts.exception_text(args) == str(Exception(*args))
    assert texts.exception_repr("Exception", args) == repr(Exception(*args))
    assert texts.key_error_text(args) == str(KeyError(*args))


def test_os_error() -> None:
    for error in (
        OSError("plain"),
        OSError(errno.EIO, "no luck"),
        OSError(errno.EIO, "no luck", "file"),
        OSError(),
    ):
        assert texts.os_error_text(error.args, error.filename) == str(error)


@pytest.mark.parametrize("data", [b"\xff", b"a\xffb", b"\xe2\x82", b"\xe2(", b"\xf0\x9f\x98"])
def test_decode_error(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError) as raised:
        data.decode()
    error = raised.value
    arguments = (error.encoding, error.object, error.start, error.end, error.reason)
    assert texts.decode_error_text(*arguments) == str(error)


@pytest.mark.parametrize("text", ["é", "a\u20ac", "\U0001f600", "\ud800\ud801", "ab\x80\x81"])
def test_encode_error(text: str) -> None:
    with pytest.raises(UnicodeEncodeError) as raised:
        text.encode("ascii")
    error = raised.value
    arguments = (error.encoding, error.object, error.start, error.end, error.reason)
    assert texts.encode_error_text(*arguments) == str(error)


@pytest.mark.parametrize("count", [1, 2])
def test_group(count: int) -> None:
    group = ExceptionGroup("several", [ValueError()] * count)
    assert texts.group_text("several", count) == str(group)
