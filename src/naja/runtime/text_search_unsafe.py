"""Finding a run of elements in another: `find`, `rfind`, `count` and `in`.

One search serves str and octets: elements of 1, 2 or 4 octets in memory. It looks for
the needle's first element and compares the rest; when too many such candidates fail
(which takes a haystack made for it) it goes on with a rolling hash, so that the time
stays proportional to the length.
"""

from typing import Final

from naja.lang.bits import wrap_add, wrap_mul, wrap_sub
from naja.runtime.text_unsafe import copy_units, load_unit
from naja.runtime.words_unsafe import count_unit, next_unit, previous_unit
from naja.unsafe import compare_memory, length_of, str_address, str_alloc, str_kind

_PATIENCE: Final = 64
_BASE: Final = 0x1000193


def find_run(run: int, kind: int, start: int, stop: int, needle: int, count: int) -> int:
    """The first index in start .. stop where `count` elements at `needle` occur; -1 if none.

    An empty needle occurs everywhere from `start` to `stop`.
    """
    if count > stop - start or stop < start:
        return -1
    if count == 0:
        return start
    first = load_unit(needle, kind, 0)
    last = stop - count + 1
    at = next_unit(run, kind, first, start, last)
    if count == 1:
        return at
    end = load_unit(needle, kind, count - 1)
    patience = _PATIENCE + (stop - start) // 4
    while at >= 0:
        if load_unit(run, kind, at + count - 1) == end:
            if compare_memory(run + at * kind, needle, count * kind) == 0:
                return at
        patience -= 1 + count // 16
        if patience < 0 and count > 8:
            return _find_hashed(run, kind, at + 1, stop, needle, count)
        at = next_unit(run, kind, first, at + 1, last)
    return -1


def rfind_run(run: int, kind: int, start: int, stop: int, needle: int, count: int) -> int:
    """The last index in start .. stop where `count` elements at `needle` occur; -1 if none."""
    if count > stop - start or stop < start:
        return -1
    if count == 0:
        return stop
    first = load_unit(needle, kind, 0)
    patience = _PATIENCE + (stop - start) // 4
    at = previous_unit(run, kind, first, start, stop - count + 1)
    while at >= 0:
        if compare_memory(run + at * kind, needle, count * kind) == 0:
            return at
        patience -= 1 + count // 16
        if patience < 0 and count > 8:
            return _rfind_hashed(run, kind, start, at + count - 1, needle, count)
        at = previous_unit(run, kind, first, start, at)
    return -1


def count_run(run: int, kind: int, start: int, stop: int, needle: int, count: int) -> int:
    """How often `count` elements at `needle` occur in start .. stop without overlap."""
    if stop < start:
        return 0
    if count == 0:
        return stop - start + 1
    if count == 1:
        return count_unit(run, kind, load_unit(needle, kind, 0), start, stop)
    found = 0
    at = find_run(run, kind, start, stop, needle, count)
    while at >= 0:
        found += 1
        at = find_run(run, kind, at + count, stop, needle, count)
    return found


def _window_hash(run: int, kind: int, at: int, count: int) -> int:
    state = 0
    for index in range(at, at + count):
        state = wrap_add(wrap_mul(state, _BASE), load_unit(run, kind, index))
    return state


def _reverse_hash(run: int, kind: int, at: int, count: int) -> int:
    state = 0
    for index in range(at + count - 1, at - 1, -1):
        state = wrap_add(wrap_mul(state, _BASE), load_unit(run, kind, index))
    return state


def _highest_power(count: int) -> int:
    power = 1
    for _ in range(count - 1):
        power = wrap_mul(power, _BASE)
    return power


def _find_hashed(run: int, kind: int, start: int, stop: int, needle: int, count: int) -> int:
    if count > stop - start:
        return -1
    wanted = _window_hash(needle, kind, 0, count)
    state = _window_hash(run, kind, start, count)
    power = _highest_power(count)
    at = start
    while True:
        if state == wanted and compare_memory(run + at * kind, needle, count * kind) == 0:
            return at
        if at + count >= stop:
            return -1
        gone = wrap_mul(load_unit(run, kind, at), power)
        state = wrap_mul(wrap_sub(state, gone), _BASE)
        state = wrap_add(state, load_unit(run, kind, at + count))
        at += 1


def _rfind_hashed(run: int, kind: int, start: int, stop: int, needle: int, count: int) -> int:
    """The mirror image: windows are read from their end, and move towards the start."""
    if count > stop - start:
        return -1
    wanted = _reverse_hash(needle, kind, 0, count)
    at = stop - count
    state = _reverse_hash(run, kind, at, count)
    power = _highest_power(count)
    while True:
        if state == wanted and compare_memory(run + at * kind, needle, count * kind) == 0:
            return at
        if at <= start:
            return -1
        gone = wrap_mul(load_unit(run, kind, at + count - 1), power)
        at -= 1
        state = wrap_add(wrap_mul(wrap_sub(state, gone), _BASE), load_unit(run, kind, at))


def find_text(text: str, sub: str, start: int, stop: int) -> int:
    """First index of `sub` inside start .. stop (both in 0 .. length), or -1."""
    kind = str_kind(text)
    count = length_of(sub)
    if str_kind(sub) > kind:
        return -1
    needle = _widened(sub, kind)
    return find_run(str_address(text), kind, start, stop, str_address(needle), count)


def rfind_text(text: str, sub: str, start: int, stop: int) -> int:
    """Last index of `sub` inside start .. stop (both in 0 .. length), or -1."""
    kind = str_kind(text)
    count = length_of(sub)
    if str_kind(sub) > kind:
        return -1
    needle = _widened(sub, kind)
    return rfind_run(str_address(text), kind, start, stop, str_address(needle), count)


def contains(text: str, sub: str) -> bool:
    """`sub in text`."""
    return find_text(text, sub, 0, length_of(text)) >= 0


def count_text(text: str, sub: str, start: int, stop: int) -> int:
    """How often `sub` occurs inside start .. stop without overlap."""
    kind = str_kind(text)
    if str_kind(sub) > kind:
        return 0
    needle = _widened(sub, kind)
    count = length_of(sub)
    return count_run(str_address(text), kind, start, stop, str_address(needle), count)


def matches_at(text: str, at: int, sub: str) -> bool:
    """Does `sub` stand in `text` at the index `at`?"""
    count = length_of(sub)
    if at < 0 or at + count > length_of(text):
        return False
    kind = str_kind(text)
    sub_kind = str_kind(sub)
    run = str_address(text) + at * kind
    if kind == sub_kind:
        return compare_memory(run, str_address(sub), count * kind) == 0
    if sub_kind > kind:
        return count == 0
    needle = str_address(sub)
    for index in range(count):
        if load_unit(run, kind, index) != load_unit(needle, sub_kind, index):
            return False
    return True


def _widened(text: str, kind: int) -> str:
    """`text` stored in `kind` octets per code point: a private copy, never compared as str."""
    if str_kind(text) == kind:
        return text
    count = length_of(text)
    made = str_alloc(count, kind)
    copy_units(str_address(made), kind, str_address(text), str_kind(text), count)
    return made


def next_in(text: str, code_point: int, start: int, stop: int) -> int:
    """First index of a code point inside start .. stop (both in 0 .. length), or -1."""
    return next_unit(str_address(text), str_kind(text), code_point, start, stop)
