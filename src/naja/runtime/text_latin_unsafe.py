"""Case of texts of Latin-1 whose letters stay in Latin-1: by arithmetic, without tables."""

from typing import Final

from naja.lang.bits import less_u, wrap_add, wrap_sub
from naja.lang.widths import u8
from naja.unsafe import Ptr, always_inline, length_of, str_address, str_alloc, str_kind


@always_inline
def _is_small(octet: int) -> bool:
    """A letter whose capital is 32 below it."""
    ascii = less_u(wrap_sub(octet, 97), 26)
    return ascii or (less_u(wrap_sub(octet, 0xE0), 31) and octet != 0xF7)


@always_inline
def _is_capital(octet: int) -> bool:
    """A letter whose small one is 32 above it."""
    ascii = less_u(wrap_sub(octet, 65), 26)
    return ascii or (less_u(wrap_sub(octet, 0xC0), 31) and octet != 0xD7)


_MICRO: Final = 0xB5
_SHARP_S: Final = 0xDF
_Y_DIAERESIS: Final = 0xFF


def _sharps(source: Ptr[u8], count: int, capitals: bool) -> int:
    """How many letters s become two; -1 when the micro sign, or with `capitals` y diaeresis,
    is there, whose other case is not in Latin-1.
    """
    found = 0
    for at in range(count):
        octet = source[at]
        if octet == _SHARP_S:
            found = wrap_add(found, 1)
        elif octet == _MICRO or (capitals and octet == _Y_DIAERESIS):
            return -1
    return found


def latin_upper(text: str) -> str | None:
    """`text.upper()`; None where that takes more than this."""
    if str_kind(text) != 1:
        return None
    count = length_of(text)
    source = Ptr[u8](str_address(text))
    more = _sharps(source, count, True)
    if more < 0:
        return None
    made = str_alloc(count + more, 1)
    target = Ptr[u8](str_address(made))
    to = 0
    for at in range(count):
        octet = source[at]
        if octet == _SHARP_S:
            target[to] = 83
            to = wrap_add(to, 1)
            octet = 83
        target[to] = wrap_sub(octet, 32) if _is_small(octet) else octet
        to = wrap_add(to, 1)
    return made


def latin_lower(text: str) -> str | None:
    """`text.lower()`; None where that takes more than this."""
    if str_kind(text) != 1:
        return None
    count = length_of(text)
    made = str_alloc(count, 1)
    source, target = Ptr[u8](str_address(text)), Ptr[u8](str_address(made))
    for at in range(count):
        octet = source[at]
        target[at] = wrap_add(octet, 32) if _is_capital(octet) else octet
    return made


def latin_folded(text: str) -> str | None:
    """`text.casefold()`; None where that takes more than this."""
    if str_kind(text) != 1:
        return None
    count = length_of(text)
    source = Ptr[u8](str_address(text))
    more = _sharps(source, count, False)
    if more < 0:
        return None
    made = str_alloc(count + more, 1)
    target = Ptr[u8](str_address(made))
    to = 0
    for at in range(count):
        octet = source[at]
        if octet == _SHARP_S:
            target[to] = 115
            to = wrap_add(to, 1)
            octet = 115
        target[to] = wrap_add(octet, 32) if _is_capital(octet) else octet
        to = wrap_add(to, 1)
    return made


@always_inline
def _is_odd(octet: int) -> bool:
    """A letter of which some case is not in Latin-1, or several."""
    return octet == _MICRO or octet == _SHARP_S or octet == _Y_DIAERESIS


def latin_swapped(text: str) -> str | None:
    """`text.swapcase()`; None where that takes more than this."""
    if str_kind(text) != 1 or length_of(text) == 0:
        return None
    count = length_of(text)
    made = str_alloc(count, 1)
    source, target = Ptr[u8](str_address(text)), Ptr[u8](str_address(made))
    for at in range(count):
        octet = source[at]
        if octet > 0x7F and _is_odd(octet):
            return None
        target[at] = octet ^ 32 if _is_small(octet) or _is_capital(octet) else octet
    return made


def latin_title(text: str) -> str | None:
    """`text.title()`; None where that takes more than this."""
    if str_kind(text) != 1 or length_of(text) == 0:
        return None
    count = length_of(text)
    made = str_alloc(count, 1)
    source, target = Ptr[u8](str_address(text)), Ptr[u8](str_address(made))
    inside = False
    for at in range(count):
        octet = source[at]
        # The ordinal indicators are cased without having another case.
        if octet > 0x7F and (_is_odd(octet) or octet == 0xAA or octet == 0xBA):
            return None
        small, capital = _is_small(octet), _is_capital(octet)
        if (inside and capital) or (not inside and small):
            octet ^= 32
        target[at] = octet
        inside = small or capital
    return made
