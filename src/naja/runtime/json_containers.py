"""Arrays and objects for `json.dumps`."""

from collections.abc import Iterable
from typing import TypeVar

from naja.runtime.json_write_unsafe import JsonRank, JsonWriter

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

_ARRAY = 91
_OBJECT = 123


def write_array(out: JsonWriter, items: Iterable[T], count: int, identity: int) -> None:
    """The `count` items of the list or tuple with this identity."""
    if count == 0:
        out.add("[]")
        return
    out.open(identity, _ARRAY)
    first = True
    for item in items:
        if not first:
            out.next()
        first = False
        if item is None:
            out.null()
        else:
            item._naja_json(out)  # type: ignore[attr-defined]
    out.close(_ARRAY)


def write_object(out: JsonWriter, members: Iterable[tuple[K, V]], identity: int) -> None:
    """The members of the dict with this identity, which has some."""
    out.open(identity, _OBJECT)
    first = True
    for key, value in members:
        name = "null" if key is None else key._naja_json_key(out)  # type: ignore[attr-defined]
        if name is None:
            continue
        if not first:
            out.next()
        first = False
        out.name(name)
        if value is None:
            out.null()
        else:
            value._naja_json(out)  # type: ignore[attr-defined]
    out.close(_OBJECT)


def in_order(members: Iterable[tuple[K, V]]) -> list[tuple[K, V]]:
    """The members sorted by key. TypeError if the keys have no order."""
    ranks: list[JsonRank] = []
    made: list[tuple[K, V]] = []
    for key, value in members:
        made.append((key, value))
        if key is None:
            rank = JsonRank("NoneType", "", 0, 0.0)
        else:
            rank = key._naja_json_rank()  # type: ignore[attr-defined]
        rank.at = len(ranks)
        ranks.append(rank)
    return [made[rank.at] for rank in sorted(ranks)]
