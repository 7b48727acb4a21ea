"""Operands that the method of an operator was not written for: an error, never misread."""

import bisect
import heapq
import operator
from collections.abc import Callable
from functools import reduce
from typing import Protocol


class A:
    def __init__(self, n: int) -> None:
        self.n = n

    def __add__(self, other: "A") -> "A":
        return A(self.n + other.n)

    def __iadd__(self, other: "A") -> "A":
        self.n += other.n
        return self

    def __lt__(self, other: "A") -> bool:
        return self.n < other.n

    def __eq__(self, other: "A") -> bool:  # type: ignore[override]
        return self.n == other.n

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return f"A({self.n})"


class B:
    """Its fields are other than those of A; it may stand on the right of one."""

    def __init__(self, s: str, t: float) -> None:
        self.s, self.t = s, t

    def __add__(self, other: "B") -> "B":
        return B(self.s + other.s, self.t + other.t)

    def __radd__(self, other: object) -> "B":
        return B("r" + self.s, self.t)

    def __lt__(self, other: "B") -> bool:
        return self.s < other.s

    def __repr__(self) -> str:
        return f"B({self.s!r})"


class Text:
    def __init__(self, text: str) -> None:
        self.text = text

    def __mul__(self, other: str) -> str:
        return self.text + other

    def __rmul__(self, other: int) -> str:
        return self.text * other

    def __contains__(self, part: str) -> bool:
        return part in self.text


class Sub(A):
    def __add__(self, other: "Sub") -> "Sub":  # type: ignore[override]
        return Sub(self.n + other.n + 1)


class Adding(Protocol):
    def __add__(self, other: A, /) -> A: ...


AB = A | B


def attempt(what: str, run: Callable[[], object]) -> None:
    try:
        print(what, run())
    except (TypeError, AttributeError):
        print(what, "error")


def plus(x: AB, y: AB) -> object:
    return x + y  # type: ignore[operator]


def joined(x: AB, y: AB) -> AB:
    return x + y  # type: ignore[operator]


def less(x: AB, y: AB) -> bool:
    return x < y  # type: ignore[operator]


def more(x: Adding, y: A) -> object:
    return x + y


def equal(x: object, y: object) -> bool:
    return x == y


a, b, sub, text = A(1), B("x", 0.5), Sub(5), Text("ab")
some: list[AB] = [a, b, A(2), B("y", 1.0)]
for x in some:
    for y in some:
        attempt(f"{x} + {y}", lambda: plus(x, y))
        attempt(f"{x} < {y}", lambda: less(x, y))
attempt("static", lambda: a + b)
attempt("sub", lambda: more(a, A(3)))
attempt("subs", lambda: sub + Sub(2))
attempt("equal", lambda: equal(a, A(1)))
for other in (b, "text", 3, (1, 2), [a], None, text):
    attempt(f"equal {type(other).__name__}", lambda: equal(a, other))
    listed: list[object] = [other]
    attempt(f"listed {type(other).__name__}", lambda: listed.index(a))
attempt("sorted", lambda: sorted(some))
attempt("max", lambda: max(some))
attempt("reduce", lambda: reduce(joined, some))
attempt("reduced", lambda: reduce(operator.add, [a, A(2)]))
attempt("heap", lambda: heapq.nsmallest(1, some))
attempt("bisect", lambda: bisect.bisect([a], b))
attempt("mul", lambda: text * "c")
attempt("rmul", lambda: 2 * text)
attempt("mixed mul", lambda: text * text)  # type: ignore[operator]


def kept(value: object) -> A:
    return value  # type: ignore[return-value]


def first(values: list[AB]) -> int:
    only: A = values[1]  # type: ignore[assignment]
    return only.n


def maybe(value: A | None) -> int:
    sure: A = value  # type: ignore[assignment]
    return sure.n


attempt("kept", lambda: kept(a).n)
attempt("not kept", lambda: kept(b).n)
attempt("none", lambda: kept(None).n)
attempt("first", lambda: first(some))
attempt("maybe", lambda: maybe(None) + maybe(a))
a += A(4)
attempt("in place", lambda: a.n)
