"""The format mini-language: parsing a specification, and laying a number out by it.

[[fill]align][sign][z][#][0][width][grouping][.precision][type]
"""

from typing import Final

from naja.runtime.text_classes import decimal_value
from naja.runtime.text_codec import hex_digits
from naja.runtime.text_unsafe import join, repeat, single, substring, text_length, unit

_LARGEST: Final = 0x7FFFFFFFFFFFFFFF


class FormatSpec:
    """A parsed specification. Code points are ints, 0 where the specification says nothing."""

    def __init__(self, fill: int, align: int, text: str = "", type_name: str = "") -> None:
        self.text = text
        self.type_name = type_name
        self.fill = fill
        self.align = align
        self.sign = 0
        self.no_negative_zero = False
        self.alternate = False
        self.width = -1
        self.grouping = 0
        self.precision = -1
        self.kind = 0


class _Reader:
    """A position in the text of a specification."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.end = text_length(text)

    def peek(self) -> int:
        """The code point here; -1 at the end."""
        return unit(self.text, self.at) if self.at < self.end else -1

    def accept(self, wanted: int) -> bool:
        """Step over `wanted` if it is here."""
        if self.at < self.end and unit(self.text, self.at) == wanted:
            self.at += 1
            return True
        return False

    def number(self) -> int:
        """The decimal number here; -1 if there is none."""
        first = self.at
        value = 0
        while self.at < self.end:
            digit = decimal_value(unit(self.text, self.at))
            if digit < 0:
                break
            if value > (_LARGEST - digit) // 10:
                raise ValueError("Too many decimal digits in format string")
            value = value * 10 + digit
            self.at += 1
        return value if self.at > first else -1


_KNOWN: Final = 16
_known: list[FormatSpec] = []


def _is_align(code_point: int) -> bool:
    # < > = ^
    return 60 <= code_point <= 62 or code_point == 94


def parse_spec(text: str, default_align: int, type_name: str) -> FormatSpec:
    """Parse `text`, the specification of a value of the class `type_name`.

    `default_align`: `<` for text, `>` for numbers. ValueError in CPython's words.
    A program has few specifications, mostly literals: each is read once.
    """
    if len(_known) == 0:
        _known.extend(FormatSpec(0, 0) for _ in range(_KNOWN))
    slot = id(text) >> 4 & _KNOWN - 1
    known = _known[slot]
    if known.text is text and known.type_name is type_name:
        return known
    spec = _read_spec(text, default_align, type_name)
    _known[slot] = spec
    return spec


def _read_spec(text: str, default_align: int, type_name: str) -> FormatSpec:
    reader = _Reader(text)
    spec = FormatSpec(32, default_align, text, type_name)
    filled = False
    aligned = False
    if reader.end >= 2 and _is_align(unit(text, 1)):
        spec.fill = unit(text, 0)
        spec.align = unit(text, 1)
        reader.at = 2
        filled = True
        aligned = True
    elif reader.end >= 1 and _is_align(unit(text, 0)):
        spec.align = unit(text, 0)
        reader.at = 1
        aligned = True
    sign = reader.peek()
    if sign == 43 or sign == 45 or sign == 32:
        spec.sign = sign
        reader.at += 1
    spec.no_negative_zero = reader.accept(122)
    spec.alternate = reader.accept(35)
    if not filled and reader.accept(48):
        spec.fill = 48
        if not aligned and default_align == 62:
            spec.align = 61
    spec.width = reader.number()
    _parse_rest(reader, spec, type_name)
    return spec


def _parse_rest(reader: _Reader, spec: FormatSpec, type_name: str) -> None:
    if reader.accept(44):
        spec.grouping = 44
    if reader.peek() == 95:
        if spec.grouping == 44:
            raise ValueError("Cannot specify both ',' and '_'.")
        spec.grouping = 95
        reader.at += 1
    if reader.peek() == 44 and spec.grouping == 95:
        raise ValueError("Cannot specify both ',' and '_'.")
    if reader.accept(46):
        spec.precision = reader.number()
        if spec.precision < 0:
            raise ValueError("Format specifier missing precision")
    if reader.end - reader.at > 1:
        raise ValueError(
            f"Invalid format specifier '{reader.text}' for object of type '{type_name}'"
        )
    kind = 115
    if reader.at < reader.end:
        kind = reader.peek()
        spec.kind = kind
        if kind == 0:
            # 0 means that there is no type; NUL as a type is none that exists.
            raise unknown_code(0, type_name)
    if spec.grouping != 0 and not _may_group(spec.grouping, spec.kind):
        mark = single(spec.grouping)
        raise ValueError(f"Cannot specify '{mark}' with '{shown(kind)}'.")


def _may_group(grouping: int, kind: int) -> bool:
    # d e f g E G % F, and nothing
    if kind in (0, 100, 101, 102, 103, 69, 71, 37, 70):
        return True
    # b o x X
    return grouping == 95 and kind in (98, 111, 120, 88)


def shown(kind: int) -> str:
    """A type letter as messages show it."""
    if 32 < kind < 128:
        return single(kind)
    width = 1
    while kind >> (4 * width) != 0:
        width += 1
    return "\\x" + hex_digits(kind, width)


def unknown_code(kind: int, type_name: str) -> ValueError:
    return ValueError(f"Unknown format code '{shown(kind)}' for object of type '{type_name}'")


def pad_text(text: str, spec: FormatSpec) -> str:
    """`text` in a field of the specified width; `=` counts as `>`."""
    missing = spec.width - text_length(text)
    if missing <= 0:
        return text
    left = missing
    if spec.align == 60:
        left = 0
    elif spec.align == 94:
        left = missing // 2
    fill = single(spec.fill)
    return join("", [repeat(fill, left), text, repeat(fill, missing - left)])


def lay_out(negative: bool, prefix: str, digits: str, tail: str, spec: FormatSpec) -> str:
    """A number in its field: sign, prefix (`0x`), grouped digits, and what follows them.

    Zero padding right of the sign is grouped with the digits, as in CPython.
    """
    sign = ""
    if negative:
        sign = "-"
    elif spec.sign == 43:
        sign = "+"
    elif spec.sign == 32:
        sign = " "
    # inf and nan have no digits to group.
    if spec.grouping != 0 and text_length(digits) > 0:
        least = 0
        if spec.fill == 48 and spec.align == 61:
            around = text_length(sign) + text_length(prefix) + text_length(tail)
            least = spec.width - around
        # b o x X
        size = 4 if spec.kind in (98, 111, 120, 88) else 3
        digits = group_digits(digits, least, size, single(spec.grouping))
    if spec.align != 61:
        return pad_text(join("", [sign, prefix, digits, tail]), spec)
    length = text_length(sign) + text_length(prefix) + text_length(digits) + text_length(tail)
    middle = repeat(single(spec.fill), spec.width - length)
    return join("", [sign, prefix, middle, digits, tail])


def group_digits(digits: str, least: int, size: int, separator: str) -> str:
    """`separator` before each `size` digits from the right; zeros in front up to `least`."""
    if least > 1 << 40:
        raise MemoryError()
    parts: list[str] = []
    left = text_length(digits)
    while True:
        wanted = min(size, max(left, least, 1))
        taken = min(left, wanted)
        parts.append(repeat("0", wanted - taken) + substring(digits, left - taken, left))
        left -= taken
        least -= wanted + 1
        if left <= 0 and least + 1 <= 0:
            break
    parts.reverse()
    return join(separator, parts)
