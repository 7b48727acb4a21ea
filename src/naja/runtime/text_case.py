"""Upper, lower, title and folded case: the full mappings of Unicode, final sigma included.

Language-specific rules (Turkish dotless i and the like) are not applied, as in CPython.
"""

from typing import Final

from naja.runtime import text_case_tables as tables, text_letter_tables as letters
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_classes import is_ascii_alpha
from naja.runtime.text_encode_unsafe import all_below
from naja.runtime.text_latin_unsafe import (
    latin_folded,
    latin_lower,
    latin_swapped,
    latin_title,
    latin_upper,
)
from naja.runtime.text_pages_unsafe import (
    EXPANDED,
    MappingPages,
    PropertyPages,
    lazy_mapping as _lazy_mapping,
    lazy_property as _lazy_property,
    mapped_units,
)
from naja.runtime.text_unsafe import ascii_lower, ascii_upper, concat, substring, text_length, unit

_SIGMA: Final = 0x3A3  # its small form depends on the letters around it

_LOWER: MappingPages = _lazy_mapping(tables.TO_LOWER, tables.TO_LOWER_EXPANDED)
_UPPER: MappingPages = _lazy_mapping(tables.TO_UPPER, tables.TO_UPPER_EXPANDED)
_TITLE: MappingPages = _lazy_mapping(tables.TO_TITLE, tables.TO_TITLE_EXPANDED)
_FOLDED: MappingPages = _lazy_mapping(tables.TO_FOLDED, tables.TO_FOLDED_EXPANDED)

_IS_LOWER: PropertyPages = _lazy_property(letters.LOWER)
_IS_UPPER: PropertyPages = _lazy_property(letters.UPPER)
_IS_TITLE: PropertyPages = _lazy_property(letters.TITLE)
_IS_CASED: PropertyPages = _lazy_property(letters.CASED)
_IS_CASE_IGNORABLE: PropertyPages = _lazy_property(letters.CASE_IGNORABLE)


def _put_several(out: TextBuilder, pages: MappingPages, code_point: int) -> None:
    for target in pages.expansion(code_point):
        out.put(target)


def _put_mapped(out: TextBuilder, pages: MappingPages, code_point: int) -> None:
    """Append what a code point from 0x80 on becomes."""
    target = pages.of(code_point)
    if target == EXPANDED:
        _put_several(out, pages, code_point)
    else:
        out.put(target)


def is_lower(code_point: int) -> bool:
    if code_point < 0x80:
        return 97 <= code_point <= 122
    return _IS_LOWER.has(code_point)


def is_upper(code_point: int) -> bool:
    if code_point < 0x80:
        return 65 <= code_point <= 90
    return _IS_UPPER.has(code_point)


def is_title(code_point: int) -> bool:
    return code_point >= 0x80 and _IS_TITLE.has(code_point)


def is_cased(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_alpha(code_point)
    return _IS_CASED.has(code_point)


def _is_case_ignorable(code_point: int) -> bool:
    if code_point < 0x80:
        # ' . : ^ `
        return code_point in (39, 46, 58, 94, 96)
    return _IS_CASE_IGNORABLE.has(code_point)


def _put_lower(out: TextBuilder, text: str, index: int) -> None:
    code_point = unit(text, index)
    if code_point < 0x80:
        out.put(code_point + 32 if is_upper(code_point) else code_point)
    elif code_point == _SIGMA:
        out.put(0x3C2 if _is_final(text, index) else 0x3C3)
    else:
        _put_mapped(out, _LOWER, code_point)


def _is_final(text: str, index: int) -> bool:
    """Is the sigma at `index` the last cased letter of its word (SpecialCasing, Final_Sigma)?"""
    before = index - 1
    while before >= 0 and _is_case_ignorable(unit(text, before)):
        before -= 1
    if before < 0 or not is_cased(unit(text, before)):
        return False
    after = index + 1
    length = text_length(text)
    while after < length and _is_case_ignorable(unit(text, after)):
        after += 1
    return after == length or not is_cased(unit(text, after))


def _put_upper(out: TextBuilder, code_point: int) -> None:
    if code_point < 0x80:
        out.put(code_point - 32 if is_lower(code_point) else code_point)
    else:
        _put_mapped(out, _UPPER, code_point)


def _put_title(out: TextBuilder, code_point: int) -> None:
    if code_point >= 0x80:
        target = _TITLE.of(code_point)
        if target == EXPANDED:
            _put_several(out, _TITLE, code_point)
            return
        # The table lists only letters whose title case is not their upper case; one that
        # maps to itself is such a letter too.
        if target != code_point or is_title(code_point) or _stays_in_title(code_point):
            out.put(target)
            return
    _put_upper(out, code_point)


def _stays_in_title(code_point: int) -> bool:
    """Georgian Mkhedruli has upper case but keeps its letters in titles."""
    return 0x10D0 <= code_point <= 0x10FF


def lower(text: str) -> str:
    if all_below(text, 0x80):
        return ascii_lower(text)
    plain = latin_lower(text) or mapped_units(text, _LOWER, 65, _SIGMA)
    if plain is not None:
        return plain
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        _put_lower(out, text, index)
    return out.finish()


def upper(text: str) -> str:
    if all_below(text, 0x80):
        return ascii_upper(text)
    plain = latin_upper(text) or mapped_units(text, _UPPER, 97, -1)
    if plain is not None:
        return plain
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        _put_upper(out, unit(text, index))
    return out.finish()


def casefold(text: str) -> str:
    if all_below(text, 0x80):
        return ascii_lower(text)
    plain = latin_folded(text)
    if plain is not None:
        return plain
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if code_point < 0x80:
            out.put(code_point + 32 if is_upper(code_point) else code_point)
        else:
            _put_folded(out, code_point)
    return out.finish()


def _put_folded(out: TextBuilder, code_point: int) -> None:
    """The table lists only letters that do not fold to their lower case."""
    target = _FOLDED.of(code_point)
    if target == EXPANDED:
        _put_several(out, _FOLDED, code_point)
    elif target != code_point or _stays_in_fold(code_point):
        out.put(target)
    else:
        _put_mapped(out, _LOWER, code_point)


def _stays_in_fold(code_point: int) -> bool:
    """Cherokee folds to its capitals."""
    return 0x13A0 <= code_point <= 0x13F5


def capitalize(text: str) -> str:
    if text_length(text) == 0:
        return text
    if all_below(text, 0x80):
        rest = substring(text, 1, text_length(text))
        return concat(ascii_upper(substring(text, 0, 1)), ascii_lower(rest))
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        if index == 0:
            _put_title(out, unit(text, 0))
        else:
            _put_lower(out, text, index)
    return out.finish()


def title(text: str) -> str:
    plain = latin_title(text)
    if plain is not None:
        return plain
    out = TextBuilder(text_length(text))
    inside = False
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if inside:
            _put_lower(out, text, index)
        else:
            _put_title(out, code_point)
        inside = is_cased(code_point)
    return out.finish()


def swapcase(text: str) -> str:
    plain = latin_swapped(text)
    if plain is not None:
        return plain
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if is_upper(code_point):
            _put_lower(out, text, index)
        elif is_lower(code_point):
            _put_upper(out, code_point)
        else:
            out.put(code_point)
    return out.finish()


def all_lower(text: str) -> bool:
    """`text.islower()`."""
    found = False
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if is_upper(code_point) or is_title(code_point):
            return False
        found = found or is_lower(code_point)
    return found


def all_upper(text: str) -> bool:
    """`text.isupper()`."""
    found = False
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if is_lower(code_point) or is_title(code_point):
            return False
        found = found or is_upper(code_point)
    return found


def all_title(text: str) -> bool:
    """`text.istitle()`."""
    found = False
    inside = False
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if is_upper(code_point) or is_title(code_point):
            if inside:
                return False
            inside = True
            found = True
        elif is_lower(code_point):
            if not inside:
                return False
            found = True
        else:
            inside = False
    return found
