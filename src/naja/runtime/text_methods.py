"""Methods of `str` that search, replace and pad. Indices are already within the str."""

from collections.abc import Iterable

from naja.runtime.buffers import no_limit, slice_start, slice_stop
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_replace_unsafe import replace_found
from naja.runtime.text_search_unsafe import count_text, find_text, matches_at, rfind_text
from naja.runtime.text_unsafe import (
    concat,
    join,
    repeat,
    single,
    substring,
    text_length,
    unit,
)


def find(text: str, sub: str, start: int | None, stop: int | None) -> int:
    """`text.find(sub, start, stop)`."""
    length = text_length(text)
    if start is not None and start > length:
        return -1
    return find_text(text, sub, slice_start(start, length), slice_stop(stop, length))


def rfind(text: str, sub: str, start: int | None, stop: int | None) -> int:
    """`text.rfind(sub, start, stop)`."""
    length = text_length(text)
    if start is not None and start > length:
        return -1
    return rfind_text(text, sub, slice_start(start, length), slice_stop(stop, length))


def index(text: str, sub: str, start: int | None, stop: int | None) -> int:
    """`text.index(sub, start, stop)`; ValueError when absent."""
    at = find(text, sub, start, stop)
    if at < 0:
        raise ValueError("substring not found")
    return at


def rindex(text: str, sub: str, start: int | None, stop: int | None) -> int:
    """`text.rindex(sub, start, stop)`; ValueError when absent."""
    at = rfind(text, sub, start, stop)
    if at < 0:
        raise ValueError("substring not found")
    return at


def count(text: str, sub: str, start: int | None, stop: int | None) -> int:
    """`text.count(sub, start, stop)`."""
    length = text_length(text)
    if start is not None and start > length:
        return 0
    return count_text(text, sub, slice_start(start, length), slice_stop(stop, length))


def starts_with(text: str, prefix: str, start: int | None, stop: int | None) -> bool:
    """`text.startswith(prefix, start, stop)`."""
    length = text_length(text)
    if start is not None and start > length:
        return False
    first = slice_start(start, length)
    if first + text_length(prefix) > slice_stop(stop, length):
        return False
    return matches_at(text, first, prefix)


def ends_with(text: str, suffix: str, start: int | None, stop: int | None) -> bool:
    """`text.endswith(suffix, start, stop)`."""
    length = text_length(text)
    if start is not None and start > length:
        return False
    at = slice_stop(stop, length) - text_length(suffix)
    if at < slice_start(start, length):
        return False
    return matches_at(text, at, suffix)


def replace(text: str, old: str, new: str, limit: int) -> str:
    """`text.replace(old, new, limit)`; a negative limit means all."""
    limit = no_limit(limit)
    length = text_length(text)
    width = text_length(old)
    if limit == 0 or width > length:
        return text
    if width == 0:
        return _interleave(text, new, limit)
    at = find_text(text, old, 0, length)
    if at < 0:
        return text
    return replace_found(text, old, new, limit, at)


def _interleave(text: str, new: str, limit: int) -> str:
    """`text.replace("", new, limit)`: before each character and at the end."""
    length = text_length(text)
    out = TextBuilder(length)
    for at in range(length):
        if limit != 0:
            out.add(new)
            limit -= 1
        out.put(unit(text, at))
    if limit != 0:
        out.add(new)
    return out.finish()


def remove_prefix(text: str, prefix: str) -> str:
    if matches_at(text, 0, prefix):
        return substring(text, text_length(prefix), text_length(text))
    return text


def remove_suffix(text: str, suffix: str) -> str:
    at = text_length(text) - text_length(suffix)
    return substring(text, 0, at) if matches_at(text, at, suffix) else text


def pad(text: str, left: int, right: int, fill: str) -> str:
    """`fill` (one character) `left` times before and `right` times after the text.

    TypeError when `fill` is not one character.
    """
    if text_length(fill) != 1:
        raise TypeError("The fill character must be exactly one character long")
    if left <= 0 and right <= 0:
        return text
    return join("", [repeat(fill, left), text, repeat(fill, right)])


def center(text: str, width: int, fill: str) -> str:
    """`text.center(width, fill)`: the odd blank goes left when the width is odd."""
    margin = max(width, 0) - text_length(text)
    left = margin // 2 + (margin & width & 1) if margin > 0 else 0
    return pad(text, left, margin - left, fill)


def zero_fill(text: str, width: int) -> str:
    """`text.zfill(width)`: zeros after the sign."""
    missing = max(width, 0) - text_length(text)
    if missing <= 0:
        return text
    zeros = repeat("0", missing)
    if text_length(text) > 0 and (unit(text, 0) == 43 or unit(text, 0) == 45):
        return join("", [substring(text, 0, 1), zeros, substring(text, 1, text_length(text))])
    return concat(zeros, text)


def expand_tabs(text: str, tab_size: int) -> str:
    """`text.expandtabs(tab_size)`."""
    out = TextBuilder(text_length(text))
    column = 0
    for at in range(text_length(text)):
        code_point = unit(text, at)
        if code_point == 9:
            blanks = tab_size - column % tab_size if tab_size > 0 else 0
            out.put_many(32, blanks)
            column += blanks
        else:
            out.put(code_point)
            column = 0 if code_point == 10 or code_point == 13 else column + 1
    return out.finish()


def join_any(separator: str, parts: Iterable[str]) -> str:
    """`separator.join(parts)` of any iterable."""
    collected: list[str] = []
    for part in parts:
        collected.append(str.__str__(part))
    return join(separator, collected)


def make_table(letters: str, targets: str) -> dict[int, int]:
    """`str.maketrans(letters, targets)`; ValueError unless equally long."""
    if text_length(letters) != text_length(targets):
        raise ValueError("the first two maketrans arguments must have equal length")
    table: dict[int, int] = {}
    for index in range(text_length(letters)):
        table[unit(letters, index)] = unit(targets, index)
    return table


def make_deleting_table(letters: str, targets: str, deleted: str) -> dict[int, int | None]:
    """`str.maketrans(letters, targets, deleted)`."""
    table: dict[int, int | None] = {}
    if text_length(letters) != text_length(targets):
        raise ValueError("the first two maketrans arguments must have equal length")
    for index in range(text_length(letters)):
        table[unit(letters, index)] = unit(targets, index)
    for index in range(text_length(deleted)):
        table[unit(deleted, index)] = None
    return table


def character_of(code_point: int) -> str:
    """`chr(code_point)`; ValueError beyond Unicode."""
    if code_point < 0 or code_point > 0x10FFFF:
        raise ValueError("chr() arg not in range(0x110000)")
    return single(code_point)


def code_point_of(text: str) -> int:
    """`ord(text)`; TypeError unless it is one character."""
    if text_length(text) != 1:
        raise TypeError(
            f"ord() expected a character, but string of length {text_length(text)} found"
        )
    return unit(text, 0)
