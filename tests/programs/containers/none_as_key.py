"""None among keys and elements that are any object."""

from __future__ import annotations

d: dict[object, int] = {None: 1, 2: 3}
print(d[None], None in d, d)
s: set[object] = {None, 1}
print(None in s)
o: object = None
t: tuple[object, ...] = (None, 1)
e = {t: 1}
print(e[t])
u: tuple[object, object] = (None, 2)
print(hash(u) == hash((None, 2)))
x: str | None = None
print(hash(x) == hash(None))
print(hash(o) == hash(None), o.__hash__() == hash(o))
print(str(o), repr(o), f"{o}", o is None, format(o))
plain, other = object(), object()
print(plain == plain, plain == other, plain != other, hash(plain) == hash(plain))
print(len({plain, other, None}), {plain: 1}[plain], type(plain), isinstance(plain, object))
print(repr(plain)[:18], str(plain)[:18], len(frozenset({plain, None})))
