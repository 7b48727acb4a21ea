"""Tables of Unicode, unpacked a page of 256 code points at a time when one is asked for.

`text_tables` and `text_case_tables` are small, and slow to look into. What a program's text
uses of them is kept unpacked: at most 256 pages of each table.
"""

from typing import Final

from naja.lang.bits import less_u, wrap_shl, wrap_sub
from naja.lang.widths import u16
from naja.unsafe import Array, Ptr, always_inline, length_of, str_address, str_alloc, str_kind

_PAGES: Final = 256
# What a mapping says of a code point that becomes several.
EXPANDED: Final = -1


class _Numbers:
    """Reads the base-128 numbers of a table."""

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._at = 0

    def more(self) -> bool:
        return self._at < len(self._table)

    def take(self) -> int:
        value = 0
        shift = 0
        while True:
            octet = self._table[self._at]
            self._at += 1
            value |= (octet & 0x7F) << shift
            if octet < 0x80:
                return value
            shift += 7


class PropertyPages:
    """A property of code points from 0x80 on: a table of the lengths of runs without and with it.

    A page is its number and 256 bits.
    """

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._pages = Array[Array[int] | None](_PAGES)

    def has(self, code_point: int) -> bool:
        page = self._pages[code_point >> 8 & 255]
        if page is None or page[0] != code_point >> 8:
            page = self._unpack(code_point >> 8)
        return page[1 + (code_point >> 6 & 3)] >> (code_point & 63) & 1 != 0

    def _unpack(self, number: int) -> Array[int]:
        page = Array[int](5)
        page[0] = number
        first, last = number << 8, (number << 8) + 256
        numbers = _Numbers(self._table)
        start = 0x80
        inside = False
        while numbers.more() and start < last:
            stop = start + numbers.take()
            if inside:
                for at in range(max(start, first), min(stop, last)):
                    word = 1 + (at >> 6 & 3)
                    page[word] = page[word] | wrap_shl(1, at & 63)
            start = stop
            inside = not inside
        self._pages[number & 255] = page
        return page


class MappingPages:
    """What code points from 0x80 on are mapped to: by a table of runs, and one of expansions.

    A page is 256 code points, each EXPANDED where it becomes several, and its number.
    """

    def __init__(self, table: bytes, expansions: bytes) -> None:
        self._table = table
        self._expansions = expansions
        self._pages = Array[Array[int] | None](_PAGES)

    @always_inline
    def of(self, code_point: int) -> int:
        """What one becomes; itself where the tables say nothing."""
        page = self._pages[code_point >> 8 & 255]
        if page is None or page[256] != code_point >> 8:
            page = self._unpack(code_point >> 8)
        return page[code_point & 255]

    def _unpack(self, number: int) -> Array[int]:
        page = Array[int](257)
        page[256] = number
        first = number << 8
        for at in range(256):
            page[at] = first + at
        self._unpack_runs(page, first)
        self._unpack_expansions(page, first)
        self._pages[number & 255] = page
        return page

    def _unpack_runs(self, page: Array[int], first: int) -> None:
        numbers = _Numbers(self._table)
        at = 0x80
        while numbers.more() and at < first + 256:
            at += numbers.take()
            size = numbers.take()
            distance = numbers.take()
            change = -(distance >> 1) if distance & 1 else distance >> 1
            for _ in range(size >> 1):
                if first <= at < first + 256:
                    page[at - first] = at + change
                at += 1 + (size & 1)
            # The gap to the next run counts from behind the last one that is mapped.
            at -= size & 1

    def _unpack_expansions(self, page: Array[int], first: int) -> None:
        numbers = _Numbers(self._expansions)
        at = 0x80
        while numbers.more():
            at += numbers.take()
            for _ in range(numbers.take()):
                numbers.take()
            if first <= at < first + 256:
                page[at - first] = EXPANDED
            at += 1

    def expansion(self, code_point: int) -> list[int]:
        """The several code points that one becomes."""
        numbers = _Numbers(self._expansions)
        at = 0x80
        while True:
            at += numbers.take()
            several = [numbers.take() for _ in range(numbers.take())]
            if at == code_point:
                return several
            at += 1


def mapped_units(text: str, pages: MappingPages, first: int, odd: int) -> str | None:
    """`text` with each code point mapped, ASCII letters from `first` (A or a) on by arithmetic.

    None for a text that is not of 16 bits a code point, now or then, and where one becomes
    several or is `odd`.
    """
    if str_kind(text) != 2:
        return None
    count = length_of(text)
    made = str_alloc(count, 2)
    source, target = Ptr[u16](str_address(text)), Ptr[u16](str_address(made))
    seen = 0
    for at in range(count):
        code_point = source[at]
        if code_point >= 0x80:
            if code_point == odd:
                return None
            code_point = pages.of(code_point)
        elif less_u(wrap_sub(code_point, first), 26):
            code_point ^= 32
        seen |= code_point
        target[at] = code_point
    return made if 0x100 <= seen < 0x10000 else None


def lazy_property(table: bytes) -> PropertyPages:
    """The pages of a property, made when the first of them is asked for."""
    return PropertyPages(table)


def lazy_mapping(table: bytes, expansions: bytes) -> MappingPages:
    """The pages of a mapping, made when the first of them is asked for."""
    return MappingPages(table, expansions)
