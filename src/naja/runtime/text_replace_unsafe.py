"""`str.replace`: occurrences are counted first, so that there is one allocation of the size."""

from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_search_unsafe import count_text, find_text
from naja.runtime.text_unsafe import unit, with_exchanged
from naja.runtime.words_unsafe import copy_run
from naja.unsafe import length_of, str_address, str_alloc, str_kind


def replace_found(text: str, old: str, new: str, limit: int, at: int) -> str:
    """`text.replace(old, new, limit)`, `old` being found at `at` first; limit > 0."""
    if str_kind(text) > 1 or str_kind(new) > 1:
        return _replace_widely(text, old, new, limit, at)
    length = length_of(text)
    width = length_of(old)
    if width == 1 and length_of(new) == 1 and limit >= length:
        return with_exchanged(text, unit(old, 0), unit(new, 0))
    found = min(count_text(text, old, at, length), limit)
    total = length + found * (length_of(new) - width)
    if total == 0:
        return ""
    made = str_alloc(total, 1)
    target = str_address(made)
    source = str_address(text)
    fresh, size = str_address(new), length_of(new)
    start = 0
    for _ in range(found):
        copy_run(target, source + start, at - start)
        target += at - start
        copy_run(target, fresh, size)
        target += size
        start = at + width
        at = find_text(text, old, start, length)
    copy_run(target, source + start, length - start)
    return made


def _replace_widely(text: str, old: str, new: str, limit: int, at: int) -> str:
    """The same for texts whose result may need more or fewer octets a code point."""
    length = length_of(text)
    out = TextBuilder(length)
    start = 0
    while at >= 0 and limit != 0:
        out.add_part(text, start, at)
        out.add(new)
        start = at + length_of(old)
        limit -= 1
        at = find_text(text, old, start, length)
    out.add_part(text, start, length)
    return out.finish()
