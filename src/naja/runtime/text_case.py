"""Upper, lower, title and folded case: the full mappings of Unicode, final sigma included.

Language-specific rules (Turkish dotless i and the like) are not applied, as in CPython.
"""

from naja.runtime import text_case_tables, text_tables
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_classes import is_ascii_alpha, table_has
from naja.runtime.text_encode_unsafe import all_below
from naja.runtime.text_unsafe import ascii_lower, ascii_upper, text_length, unit


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


def _mapped(table: bytes, code_point: int) -> int:
    """What a mapping table makes of a code point; itself when it says nothing."""
    numbers = _Numbers(table)
    at = 0x80
    while numbers.more():
        first = at + numbers.take()
        if code_point < first:
            return code_point
        size = numbers.take()
        distance = numbers.take()
        stride = 1 + (size & 1)
        last = first + ((size >> 1) - 1) * stride
        if code_point <= last and (code_point - first) % stride == 0:
            return code_point - (distance >> 1) if distance & 1 else code_point + (distance >> 1)
        at = last + 1
        if code_point < at:
            return code_point
    return code_point


def _expanded(table: bytes, code_point: int, out: TextBuilder) -> bool:
    """Append the several code points that one becomes; False when it stays one."""
    numbers = _Numbers(table)
    at = 0x80
    while numbers.more():
        at += numbers.take()
        if code_point < at:
            return False
        count = numbers.take()
        for _ in range(count):
            target = numbers.take()
            if code_point == at:
                out.put(target)
        if code_point == at:
            return True
        at += 1
    return False


def is_lower(code_point: int) -> bool:
    if code_point < 0x80:
        return 97 <= code_point <= 122
    return table_has(text_tables.LOWER, code_point)


def is_upper(code_point: int) -> bool:
    if code_point < 0x80:
        return 65 <= code_point <= 90
    return table_has(text_tables.UPPER, code_point)


def is_title(code_point: int) -> bool:
    return code_point >= 0x80 and table_has(text_tables.TITLE, code_point)


def is_cased(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_alpha(code_point)
    return table_has(text_tables.CASED, code_point)


def _is_case_ignorable(code_point: int) -> bool:
    if code_point < 0x80:
        # ' . : ^ `
        return code_point in (39, 46, 58, 94, 96)
    return table_has(text_tables.CASE_IGNORABLE, code_point)


def _put_lower(out: TextBuilder, text: str, index: int) -> None:
    code_point = unit(text, index)
    if code_point < 0x80:
        out.put(code_point + 32 if is_upper(code_point) else code_point)
    elif code_point == 0x3A3:
        out.put(0x3C2 if _is_final(text, index) else 0x3C3)
    elif not _expanded(text_case_tables.TO_LOWER_EXPANDED, code_point, out):
        out.put(_mapped(text_case_tables.TO_LOWER, code_point))


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
    elif not _expanded(text_case_tables.TO_UPPER_EXPANDED, code_point, out):
        out.put(_mapped(text_case_tables.TO_UPPER, code_point))


def _put_title(out: TextBuilder, code_point: int) -> None:
    if code_point >= 0x80:
        if _expanded(text_case_tables.TO_TITLE_EXPANDED, code_point, out):
            return
        # The table lists only letters whose title case is not their upper case; one that
        # maps to itself is such a letter too.
        target = _mapped(text_case_tables.TO_TITLE, code_point)
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
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        _put_lower(out, text, index)
    return out.finish()


def upper(text: str) -> str:
    if all_below(text, 0x80):
        return ascii_upper(text)
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        _put_upper(out, unit(text, index))
    return out.finish()


def casefold(text: str) -> str:
    if all_below(text, 0x80):
        return ascii_lower(text)
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if code_point < 0x80:
            out.put(code_point + 32 if is_upper(code_point) else code_point)
        elif not _expanded(text_case_tables.TO_FOLDED_EXPANDED, code_point, out):
            if not _expanded(text_case_tables.TO_LOWER_EXPANDED, code_point, out):
                out.put(_folded(code_point))
    return out.finish()


def _folded(code_point: int) -> int:
    """The table lists only letters that do not fold to their lower case."""
    target = _mapped(text_case_tables.TO_FOLDED, code_point)
    if target != code_point or _stays_in_fold(code_point):
        return target
    return _mapped(text_case_tables.TO_LOWER, code_point)


def _stays_in_fold(code_point: int) -> bool:
    """Cherokee folds to its capitals."""
    return 0x13A0 <= code_point <= 0x13F5


def capitalize(text: str) -> str:
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        if index == 0:
            _put_title(out, unit(text, 0))
        else:
            _put_lower(out, text, index)
    return out.finish()


def title(text: str) -> str:
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
