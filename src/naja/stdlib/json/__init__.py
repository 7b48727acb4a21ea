"""`json`: values to text and back, as CPython's does it.

`loads` gives what the program says it wants: `data: dict[str, int] = json.loads(text)` is
checked when it runs (TypeError where the text says otherwise). Without an annotation the
result is the union of everything that JSON can say; `isinstance` tells which.

Deliberately missing: `JSONEncoder` and `JSONDecoder`, hooks of `loads` (they may return
anything), octets in UTF-16 and UTF-32.
"""

from collections.abc import Callable
from json.decoder import JSON, JSONDecodeError as JSONDecodeError, parsed
from json.encoder import layout, written
from json.typed import exactly
from typing import Protocol, overload


class _Readable(Protocol):
    def read(self) -> str: ...


class _Writable(Protocol):
    def write(self, text: str, /) -> object: ...


def loads(s: str | bytes | bytearray) -> JSON:
    """The value that a text, or its octets in UTF-8, stands for."""
    return exactly(parsed(s))


def load(fp: _Readable) -> JSON:
    """`loads` of all that `fp.read()` gives."""
    return exactly(parsed(fp.read()))


# A display as the argument is made of objects: mypy would look for a narrower common type.
@overload
def dumps(
    obj: JSON,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> str:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    return written(obj, out)


@overload
def dumps(
    obj: dict[str, object],
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> str:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    return written(obj, out)


@overload
def dumps(
    obj: list[object],
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> str:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    return written(obj, out)


@overload
def dumps(
    obj: object,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> str:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    return written(obj, out)


def dumps(
    obj: object,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> str:
    """The text of a value of any type that JSON has a form for.

    Errors: TypeError for other types (unless `default` makes something of them),
    ValueError for a container inside itself.
    """
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    return written(obj, out)


@overload
def dump(
    obj: JSON,
    fp: _Writable,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> None:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    fp.write(written(obj, out))


@overload
def dump(
    obj: dict[str, object],
    fp: _Writable,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> None:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    fp.write(written(obj, out))


@overload
def dump(
    obj: list[object],
    fp: _Writable,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> None:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    fp.write(written(obj, out))


@overload
def dump(
    obj: object,
    fp: _Writable,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> None:
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    fp.write(written(obj, out))


def dump(
    obj: object,
    fp: _Writable,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: Callable[[object], object] | None = None,
    sort_keys: bool = False,
) -> None:
    """`fp.write` of the text; in one piece, where CPython writes many."""
    out = layout(
        skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys
    )
    fp.write(written(obj, out))
