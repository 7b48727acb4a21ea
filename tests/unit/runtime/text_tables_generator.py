"""Writes the Unicode tables of src/naja/runtime from CPython's own data.

    python tests/unit/runtime/text_tables_generator.py properties > .../text_tables.py
    python tests/unit/runtime/text_tables_generator.py letters > .../text_letter_tables.py
    python tests/unit/runtime/text_tables_generator.py cases > .../text_case_tables.py

Everything below 0x80 is arithmetic in the runtime; the tables say the rest.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterable

TOP = 0x110000
HEADER = '''"""{what} of the code points from 0x80 on. Generated: do not edit.

Made by tests/unit/runtime/text_tables_generator.py; Unicode {version}, as in CPython 3.11.
Numbers are little-endian base 128, the high bit meaning that more follow.{how}
"""

from typing import Final
'''


def number(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def is_cased(letter: str) -> bool:
    return (letter + "a").title()[-1] == "a"


def is_case_ignorable(letter: str) -> bool:
    if is_cased(letter):
        return ("1" + letter + "\u03a3").lower()[-1] == "\u03c3"
    return ("a" + letter + "\u03a3").lower()[-1] == "\u03c2"


def property_table(has: Callable[[str], bool]) -> bytes:
    out = bytearray()
    state, since = False, 0x80
    for code_point in range(0x80, TOP):
        if has(chr(code_point)) != state:
            out += number(code_point - since)
            state, since = not state, code_point
    if state:
        out += number(TOP - since)
    return bytes(out)


def mapping_table(pairs: Iterable[tuple[int, int]]) -> bytes:
    """Runs of equal distance; `pairs` in ascending order."""
    runs: list[list[int]] = []  # first, last, count, stride, distance
    for source, target in pairs:
        distance = target - source
        if runs and runs[-1][4] == distance:
            first, last, count, stride, _ = runs[-1]
            if source - last == stride or (count == 1 and source - last <= 2):
                runs[-1] = [first, source, count + 1, source - last, distance]
                continue
        runs.append([source, source, 1, 1, distance])
    out = bytearray()
    at = 0x80
    for first, last, count, stride, distance in runs:
        out += number(first - at)
        out += number(2 * count + (stride == 2))
        out += number(2 * abs(distance) + (distance < 0))
        at = last + 1
    return bytes(out)


def expansion_table(entries: Iterable[tuple[int, str]]) -> bytes:
    out = bytearray()
    at = 0x80
    for source, target in entries:
        out += number(source - at) + number(len(target))
        for letter in target:
            out += number(ord(letter))
        at = source + 1
    return bytes(out)


def mapped(
    change: Callable[[str], str], usual: Callable[[str], str]
) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """Single and expanding changes of letters that `usual` treats otherwise."""
    pairs, entries = [], []
    for code_point in range(0x80, TOP):
        letter = chr(code_point)
        target = change(letter)
        if target == usual(letter):
            continue
        if len(target) == 1:
            pairs.append((code_point, ord(target)))
        else:
            entries.append((code_point, target))
    return pairs, entries


def literal(octet: int) -> str:
    if octet in b'"\\' or not 32 <= octet < 127:
        return f"\\x{octet:02x}"
    return chr(octet)


def emit(name: str, data: bytes) -> None:
    if len(data) < 20:
        print(f'\n{name}: Final = b"{"".join(map(literal, data))}"')
        return
    print(f"\n{name}: Final = (")
    line = ""
    for octet in data:
        if len(line) + len(literal(octet)) > 93:
            print(f'    b"{line}"')
            line = ""
        line += literal(octet)
    print(f'    b"{line}"\n)')


PROPERTIES = """
A property is the lengths of runs without and with it in turn."""
CASES = """
A mapping is runs of (gap after the previous run, 2 * count + 1 if every second code
point is meant, 2 * distance + 1 if downwards). An expansion is (gap, count, code points).
Title case lists what differs from upper case, folding what differs from lower case."""


def properties() -> None:
    emit("ALPHA", property_table(str.isalpha))
    emit("DECIMAL", property_table(str.isdecimal))
    emit("DIGIT", property_table(str.isdigit))
    emit("NUMERIC", property_table(str.isnumeric))
    emit("PRINTABLE", property_table(str.isprintable))
    emit("ID_START", property_table(str.isidentifier))
    emit("ID_CONTINUE", property_table(lambda letter: ("a" + letter).isidentifier()))


def letters() -> None:
    emit("LOWER", property_table(str.islower))
    emit("UPPER", property_table(str.isupper))
    emit("TITLE", property_table(lambda letter: unicodedata.category(letter) == "Lt"))
    emit("CASED", property_table(is_cased))
    emit("CASE_IGNORABLE", property_table(is_case_ignorable))


def cases() -> None:
    for name, change, usual in (
        ("TO_LOWER", str.lower, str),
        ("TO_UPPER", str.upper, str),
        ("TO_TITLE", str.title, str.upper),
        ("TO_FOLDED", str.casefold, str.lower),
    ):
        pairs, entries = mapped(change, usual)
        emit(name, mapping_table(pairs))
        emit(name + "_EXPANDED", expansion_table(entries))


def main(which: str) -> None:
    version = unicodedata.unidata_version
    if which == "cases":
        print(HEADER.format(what="Case mappings", version=version, how=CASES), end="")
        cases()
    elif which == "letters":
        print(HEADER.format(what="Case", version=version, how=PROPERTIES), end="")
        letters()
    else:
        print(HEADER.format(what="Properties", version=version, how=PROPERTIES), end="")
        properties()


if __name__ == "__main__":
    main(sys.argv[1])
