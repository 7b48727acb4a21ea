"""Taking a str apart: `split`, `rsplit`, `splitlines`, `partition`, `strip`."""

from naja.runtime.buffers import no_limit
from naja.runtime.text_blanks_unsafe import (
    end_before_blanks,
    next_line_end,
    skip_blanks,
    skip_word,
    start_of_word,
)
from naja.runtime.text_search_unsafe import find_text, next_in, rfind_text
from naja.runtime.text_unsafe import substring, text_length, unit


def split(text: str, separator: str | None, limit: int) -> list[str]:
    """`text.split(separator, limit)`; ValueError for an empty separator."""
    limit = no_limit(limit)
    if separator is None:
        return _split_blanks(text, limit)
    width = text_length(separator)
    if width == 0:
        raise ValueError("empty separator")
    length = text_length(text)
    parts: list[str] = []
    start = 0
    while limit != 0:
        if width == 1:
            at = next_in(text, unit(separator, 0), start, length)
        else:
            at = find_text(text, separator, start, length)
        if at < 0:
            break
        parts.append(substring(text, start, at))
        start = at + width
        limit -= 1
    parts.append(substring(text, start, length))
    return parts


def _split_blanks(text: str, limit: int) -> list[str]:
    length = text_length(text)
    parts: list[str] = []
    at = skip_blanks(text, 0, length)
    while at < length and limit != 0:
        start = at
        at = skip_word(text, at, length)
        parts.append(substring(text, start, at))
        limit -= 1
        at = skip_blanks(text, at, length)
    if at < length:
        parts.append(substring(text, at, length))
    return parts


def rsplit(text: str, separator: str | None, limit: int) -> list[str]:
    """`text.rsplit(separator, limit)`; ValueError for an empty separator."""
    limit = no_limit(limit)
    if separator is None:
        return _rsplit_blanks(text, limit)
    width = text_length(separator)
    if width == 0:
        raise ValueError("empty separator")
    parts: list[str] = []
    stop = text_length(text)
    while limit != 0:
        at = rfind_text(text, separator, 0, stop)
        if at < 0:
            break
        parts.append(substring(text, at + width, stop))
        stop = at
        limit -= 1
    parts.append(substring(text, 0, stop))
    parts.reverse()
    return parts


def _rsplit_blanks(text: str, limit: int) -> list[str]:
    parts: list[str] = []
    stop = end_before_blanks(text, 0, text_length(text))
    while stop > 0 and limit != 0:
        start = start_of_word(text, 0, stop)
        parts.append(substring(text, start, stop))
        limit -= 1
        stop = end_before_blanks(text, 0, start)
    if stop > 0:
        parts.append(substring(text, 0, stop))
    parts.reverse()
    return parts


def splitlines(text: str, keep_ends: bool) -> list[str]:
    """`text.splitlines(keep_ends)`."""
    length = text_length(text)
    lines: list[str] = []
    start = 0
    end = next_line_end(text, 0, length)
    while end < length:
        stop = end + 1
        if unit(text, end) == 13 and stop < length and unit(text, stop) == 10:
            stop += 1
        lines.append(substring(text, start, stop if keep_ends else end))
        start = stop
        end = next_line_end(text, start, length)
    if start < length:
        lines.append(substring(text, start, length))
    return lines


def partition(text: str, separator: str) -> tuple[str, str, str]:
    """`text.partition(separator)`; ValueError for an empty separator."""
    width = text_length(separator)
    if width == 0:
        raise ValueError("empty separator")
    length = text_length(text)
    at = find_text(text, separator, 0, length)
    if at < 0:
        return text, "", ""
    return substring(text, 0, at), separator, substring(text, at + width, length)


def rpartition(text: str, separator: str) -> tuple[str, str, str]:
    """`text.rpartition(separator)`; ValueError for an empty separator."""
    width = text_length(separator)
    if width == 0:
        raise ValueError("empty separator")
    length = text_length(text)
    at = rfind_text(text, separator, 0, length)
    if at < 0:
        return "", "", text
    return substring(text, 0, at), separator, substring(text, at + width, length)


def strip(text: str, chars: str | None, left: bool, right: bool) -> str:
    """Without the leading (`left`) and trailing (`right`) characters that are in `chars`.

    `chars` None means white space.
    """
    start = 0
    stop = text_length(text)
    if chars is None:
        if left:
            start = skip_blanks(text, start, stop)
        if right:
            stop = end_before_blanks(text, start, stop)
        return substring(text, start, stop)
    count = text_length(chars)
    if left:
        while start < stop and next_in(chars, unit(text, start), 0, count) >= 0:
            start += 1
    if right:
        while stop > start and next_in(chars, unit(text, stop - 1), 0, count) >= 0:
            stop -= 1
    return substring(text, start, stop)
