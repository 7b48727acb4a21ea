"""`str.translate`. What the table says of a code point of Latin-1 is asked for once."""

from collections.abc import Mapping
from typing import Final

from naja.lang.bits import wrap_sub
from naja.lang.widths import u8
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_methods import character_of
from naja.runtime.text_unsafe import substring, unit
from naja.unsafe import Array, Ptr, length_of, str_address, str_alloc, str_kind

_DELETED: Final = -1
_SEVERAL: Final = -2


def translate(text: str, table: Mapping[int, int | str | None]) -> str:
    """`text.translate(table)`: None deletes, what the table lacks stays."""
    count = length_of(text)
    # What becomes of each: 0 is not known yet, else a code point + 1.
    known = Array[int](256 if count > 0 else 0)
    if str_kind(text) != 1:
        return _translated_from(text, table, known, "")
    made = str_alloc(count, 1)
    source, target = Ptr[u8](str_address(text)), Ptr[u8](str_address(made))
    for at in range(count):
        code_point = source[at]
        result = known[code_point]
        if result <= 0 or result > 256:
            out = TextBuilder(4)
            result = _put_translated(out, code_point, table)
            result = result if result < 0 else result + 1
            known[code_point] = result
            if result <= 0 or result > 256:
                return _translated_from(text, table, known, substring(made, 0, at))
        target[at] = wrap_sub(result, 1)
    return made


def _translated_from(
    text: str, table: Mapping[int, int | str | None], known: Array[int], done: str
) -> str:
    """The rest, `done` being what the first code points have become, one each."""
    out = TextBuilder(length_of(text))
    out.add(done)
    for at in range(length_of(done), length_of(text)):
        code_point = unit(text, at)
        if code_point < 256 and known[code_point] > 0:
            out.put(known[code_point] - 1)
        elif code_point >= 256 or known[code_point] != _DELETED:
            result = _put_translated(out, code_point, table)
            if code_point < 256:
                known[code_point] = result if result < 0 else result + 1
    return out.finish()


def _put_translated(
    out: TextBuilder, code_point: int, table: Mapping[int, int | str | None]
) -> int:
    """Append what the table makes of a code point; the one it becomes, _DELETED, or _SEVERAL."""
    if code_point not in table:
        out.put(code_point)
        return code_point
    target = table[code_point]
    if target is None:
        return _DELETED
    text = character_of(target) if isinstance(target, int) else target
    out.add(text)
    return unit(text, 0) if length_of(text) == 1 else _SEVERAL
