"""Writing JSON text: the state of one `json.dumps`, and the texts of plain values.

Each class writes its own values (`_naja_json` in `builtins`), so that a value of static
type `list[int]` and one of type `object` come out alike. The layout is CPython's.
"""

from collections.abc import Callable
from typing import Final, NoReturn

from naja.lang.bits import wrap_add, wrap_sub
from naja.lang.widths import u8, u64
from naja.runtime.float_text import float_repr
from naja.runtime.numbers_unsafe import int_repr
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_unsafe import unit
from naja.unsafe import Ptr, always_inline, length_of, str_address, str_kind

_HIGH: Final = -0x7F7F7F7F7F7F7F80
_ONES: Final = 0x0101010101010101
_DIGITS: Final = "0123456789abcdef"


class JsonWriter:
    """The text so far, and how the rest is to be laid out."""

    def __init__(self, ensure_ascii: bool, allow_nan: bool) -> None:
        self.out = TextBuilder(256)
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.skip_keys = False
        self.sort_keys = False
        self.check_circular = True
        self.indent: str | None = None
        self.item_separator = ", "
        self.key_separator = ": "
        self.default: Callable[[object], object] | None = None
        self._active: list[int] = []
        self._line = "\n"

    def add(self, text: str) -> None:
        """Something that is JSON already."""
        self.out.add(text)

    def null(self) -> None:
        self.out.add("null")

    def boolean(self, value: bool) -> None:
        self.out.add("true" if value else "false")

    def whole(self, value: int) -> None:
        self.out.add(int_repr(value))

    def real(self, value: float) -> None:
        self.out.add(self.real_text(value))

    def real_text(self, value: float) -> str:
        """A float as JSON has it. ValueError for an infinity or NaN that is not wanted."""
        if value - value == 0.0:
            return float_repr(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        if value != value:
            return "NaN"
        return "Infinity" if value > 0.0 else "-Infinity"

    def text(self, value: str) -> None:
        """A str in quotes."""
        out = self.out
        out.put(34)
        count = length_of(value)
        at = 0
        while at < count:
            stop = _plain_end(value, at, self.ensure_ascii)
            out.add_part(value, at, stop)
            if stop < count:
                self._escape(unit(value, stop))
            at = wrap_add(stop, 1)
        out.put(34)

    def _escape(self, code_point: int) -> None:
        letter = _letter(code_point)
        if letter != 0:
            self.out.put_ascii(92 | letter << 8, 2)
        elif code_point >= 0x10000:
            rest = code_point - 0x10000
            self._unit(0xD800 | rest >> 10)
            self._unit(0xDC00 | rest & 0x3FF)
        else:
            self._unit(code_point)

    def _unit(self, code_point: int) -> None:
        """`\\uXXXX`."""
        digits = Ptr[u8](str_address(_DIGITS))
        high = digits[code_point >> 12] | digits[code_point >> 8 & 15] << 8
        low = digits[code_point >> 4 & 15] | digits[code_point & 15] << 8
        self.out.put_ascii(92 | 117 << 8 | high << 16 | low << 32, 6)

    def open(self, identity: int, mark: int) -> None:
        """Begin an array (`mark` is its bracket) or object that has something in it."""
        if self.check_circular:
            if identity in self._active:
                raise ValueError("Circular reference detected")
            self._active.append(identity)
        self.out.put(mark)
        indent = self.indent
        if indent is not None:
            self._line += indent
            self.out.add(self._line)

    def next(self) -> None:
        """What stands between two items."""
        self.out.add(self.item_separator)
        if self.indent is not None:
            self.out.add(self._line)

    def name(self, key: str) -> None:
        """A key of an object, and what stands behind it."""
        self.text(key)
        self.out.add(self.key_separator)

    def close(self, mark: int) -> None:
        """End what `open` began with the same bracket."""
        if self.check_circular:
            self._active.pop()
        indent = self.indent
        if indent is not None:
            self._line = self._line[: len(self._line) - len(indent)]
            self.out.add(self._line)
        self.out.put(mark + 2)

    def other(self, value: object, identity: int, kind: str) -> None:
        """A value of a class that JSON does not know: what `default` makes of it."""
        default = self.default
        if default is None:
            raise TypeError("Object of type " + kind + " is not JSON serializable")
        if self.check_circular:
            if identity in self._active:
                raise ValueError("Circular reference detected")
            self._active.append(identity)
        made = default(value)
        if made is None:
            self.null()
        else:
            made._naja_json(self)  # type: ignore[attr-defined]
        if self.check_circular:
            self._active.pop()

    def refuse_key(self, kind: str) -> None:
        """A key of a class that cannot be one: TypeError unless it is to be left out."""
        if not self.skip_keys:
            raise TypeError("keys must be str, int, float, bool or None, not " + kind)


class JsonRank:
    """Where a key stands in the order that `sort_keys` asks for; `at` is its place before."""

    def __init__(self, kind: str, text: str, whole: int, real: float) -> None:
        self.kind = kind
        self.text = text
        self.whole = whole
        self.real = real
        self.at = 0

    def __lt__(self, other: "JsonRank") -> bool:
        if self.kind == "str" and other.kind == "str":
            return self.text < other.text
        if not self._is_number() or not other._is_number():
            _unordered(self.kind, other.kind)
        if self.kind == "float":
            return self.real < other.real if other.kind == "float" else self.real < other.whole
        if other.kind == "float":
            return self.whole < other.real
        return self.whole < other.whole

    def _is_number(self) -> bool:
        return self.kind == "int" or self.kind == "float" or self.kind == "bool"


def _unordered(a: str, b: str) -> NoReturn:
    raise TypeError(f"'<' not supported between instances of '{a}' and '{b}'")


def _plain_end(text: str, at: int, ascii_only: bool) -> int:
    """Where the run of code points that stand for themselves ends."""
    count = length_of(text)
    if str_kind(text) != 1:
        while at < count and not _escaped(unit(text, at), ascii_only):
            at = wrap_add(at, 1)
        return at
    run = str_address(text)
    last = wrap_sub(count, 8)
    while at <= last:
        if _special(Ptr[u64](wrap_add(run, at))[0]) & _HIGH != 0:
            break
        at = wrap_add(at, 8)
    octets = Ptr[u8](run)
    while at < count and not _escaped(octets[at], ascii_only):
        at = wrap_add(at, 1)
    return at


@always_inline
def _escaped(code_point: int, ascii_only: bool) -> bool:
    if code_point < 32 or code_point == 34 or code_point == 92:
        return True
    return ascii_only and code_point > 126


@always_inline
def _special(octets: int) -> int:
    """High bits set where one of eight octets may have to be escaped."""
    quotes = octets ^ 0x2222222222222222
    slashes = octets ^ 0x5C5C5C5C5C5C5C5C
    found = octets | wrap_add(octets, _ONES) | wrap_sub(octets, 0x2020202020202020)
    return found | wrap_sub(quotes, _ONES) | wrap_sub(slashes, _ONES)


def _letter(code_point: int) -> int:
    """The letter of the short escape of a code point; 0 if it has none."""
    if code_point == 34 or code_point == 92:
        return code_point
    if code_point == 10:
        return 110
    if code_point == 13:
        return 114
    if code_point == 9:
        return 116
    if code_point == 8:
        return 98
    return 102 if code_point == 12 else 0
