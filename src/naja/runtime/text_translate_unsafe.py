"""`str.translate`. What the table says of a code point of Latin-1 is asked for once."""

from collections.abc import Mapping
from typing import Final

from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_methods import character_of
from naja.runtime.text_unsafe import unit
from naja.unsafe import Array, length_of

_DELETED: Final = -1
_SEVERAL: Final = -2


def translate(text: str, table: Mapping[int, int | str | None]) -> str:
    """`text.translate(table)`: None deletes, what the table lacks stays."""
    count = length_of(text)
    out = TextBuilder(count)
    # What becomes of each: 0 is not known yet, else a code point + 1.
    known = Array[int](256 if count > 0 else 0)
    for at in range(count):
        code_point = unit(text, at)
        if code_point < 256 and known[code_point] > 0:
            out.put(known[code_point] - 1)
        elif code_point >= 256 or known[code_point] != _DELETED:
            result = _put_translated(out, code_point, table)
            if code_point < 256 and result != _SEVERAL:
                known[code_point] = result if result == _DELETED else result + 1
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
