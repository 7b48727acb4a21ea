"""Octets as text and back: `repr`, `hex`, `fromhex`, `decode`, and constructors of bytes."""

from collections.abc import Iterable

from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.bytes_split import is_blank
from naja.runtime.bytes_unsafe import run_octet
from naja.runtime.hex_unsafe import hex_of_run, octets_of_digits
from naja.runtime.numbers_parse import check_base, parse_int
from naja.runtime.octets_unsafe import Octets, count_of, run_of
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_codec import escape_of
from naja.runtime.text_repr import put_escaped
from naja.runtime.text_unsafe import text_length, text_of_run, unit
from naja.runtime.words_unsafe import next_unit


def octets_repr(data: Octets) -> str:
    """`repr` of bytes: b'...'."""
    return _quoted(data, False)


def buffer_repr(data: Octets, name: str) -> str:
    """`repr` of a bytearray, which escapes apostrophes between double quotes too."""
    return name + "(" + _quoted(data, True) + ")"


def _quoted(data: Octets, escape_apostrophe: bool) -> str:
    run = run_of(data)
    count = count_of(data)
    quote = 39
    if next_unit(run, 1, 39, 0, count) >= 0 and next_unit(run, 1, 34, 0, count) < 0:
        quote = 34
    out = TextBuilder(count + 3)
    out.put(98)
    out.put(quote)
    for at in range(count):
        octet = run_octet(run, at)
        if not put_escaped(out, octet, 39 if escape_apostrophe else quote):
            if 32 <= octet < 127:
                out.put(octet)
            else:
                out.add(escape_of(octet))
    out.put(quote)
    return out.finish()


def hex_text(data: Octets, separator: str | bytes | None, group: int) -> str:
    """`data.hex(separator, group)`: groups are counted from the right, negative ones from the left.

    ValueError unless the separator is one ASCII character.
    """
    between = "" if separator is None else _ascii_separator(separator)
    run = run_of(data)
    count = count_of(data)
    if separator is None or group == 0:
        return hex_of_run(run, count)
    out = TextBuilder(2 * count)
    for at in range(count):
        if at > 0:
            from_edge = count - at if group > 0 else at
            if from_edge % group == 0:
                out.add(between)
        octet = run_octet(run, at)
        out.put(_hex_letter(octet >> 4))
        out.put(_hex_letter(octet & 15))
    return out.finish()


def _ascii_separator(separator: str | bytes) -> str:
    if len(separator) != 1:
        raise ValueError("sep must be length 1.")
    code = ord(separator)
    if code >= 0x80:
        raise ValueError("sep must be ASCII.")
    return chr(code)


def _hex_letter(digit: int) -> int:
    return digit + 48 if digit < 10 else digit + 87


def hex_value(code_point: int) -> int:
    """0 .. 15 of a hexadecimal digit, -1 of anything else."""
    if 48 <= code_point <= 57:
        return code_point - 48
    letter = code_point | 0x20
    return letter - 87 if 97 <= letter <= 102 else -1


def octets_from_hex(text: str) -> ByteBuffer:
    """`bytes.fromhex(text)`: blanks between octets; ValueError with the position otherwise."""
    out = ByteBuffer()
    plain = octets_of_digits(text)
    if plain is not None:
        out.add_run(run_of(plain), len(plain))
        return out
    length = text_length(text)
    for at in range(length):
        if unit(text, at) >= 0x80:
            _refuse_hex(at)
    at = 0
    while at < length:
        if is_blank(unit(text, at)):
            at += 1
            continue
        high = hex_value(unit(text, at))
        if high < 0:
            _refuse_hex(at)
        low = hex_value(unit(text, at + 1)) if at + 1 < length else -1
        if low < 0:
            _refuse_hex(at + 1)
        out.add_octet(high << 4 | low)
        at += 2
    return out


def _refuse_hex(position: int) -> None:
    raise ValueError(f"non-hexadecimal number found in fromhex() arg at position {position}")


def octets_of_ints(values: Iterable[int], kind: str) -> ByteBuffer:
    """The octets of `bytes(values)`; `kind` is "bytes" or "byte", for the ValueError."""
    out = ByteBuffer()
    for value in values:
        if value < 0 or value > 255:
            raise ValueError(f"{kind} must be in range(0, 256)")
        out.add_octet(value)
    return out


def int_of_octets(data: Octets, base: int) -> int:
    """`int(data, base)` of the octets of an ASCII literal."""
    check_base(base)
    value, good = parse_int(text_of_run(run_of(data), 1, count_of(data)), base)
    if not good:
        raise ValueError(f"invalid literal for int() with base {base}: {octets_repr(data)}")
    return value
