"""`print` as a function value."""

from typing import Callable


def on(cb: Callable[[str], None], v: str) -> None:
    cb(v)


on(print, "x")
f: Callable[[str, int], None] = print
f("a", 1)


def each(cb: Callable[[int], object], vs: list[int]) -> None:
    for v in vs:
        cb(v)


each(print, [1, 2])

g = print
g("a", 1, 2.5, sep="-")
log: list[Callable[[str], None]] = [print, lambda s: print("L", s)]
for l in log:
    l("hey")
import functools

err = functools.partial(print, "pre", sep="|")
err(1, 2)
import io

buf = io.StringIO()
w = functools.partial(print, file=buf, end=";")
w("q", 1)
print(repr(buf.getvalue()))
from contextlib import redirect_stdout

with redirect_stdout(buf):
    on(print, "inside")
print(repr(buf.getvalue()))
for _ in map(print, ["for", "its", "effect"]):
    pass
