"""Recursion without end raises RecursionError, which can be caught, again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator


class Node:
    def __init__(self, inner: Node | None) -> None:
        self.inner = inner

    def depth(self) -> int:
        return 1 + self.inner.depth() if self.inner is not None else 1


class Endless:
    def __init__(self) -> None:
        self.calls = 0

    def __len__(self) -> int:
        self.calls += 1
        return len(self) + 1

    def __eq__(self, other: object) -> bool:
        return not self == other

    def __repr__(self) -> str:
        return f"<{self!r}>"

    def __iter__(self) -> Iterator[int]:
        yield 1
        yield from self

    def __enter__(self) -> Endless:
        return self

    def __exit__(self, *details: object) -> None:
        print("left", self.calls > 500)


def down(n: int) -> int:
    return down(n + 1) + 1


def even(n: int) -> bool:
    return odd(n + 1)


def odd(n: int) -> bool:
    return even(n + 1)


def unwinding(seen: list[int]) -> int:
    try:
        return unwinding(seen) + 1
    finally:
        seen.append(1)


def stubborn(n: int) -> int:
    try:
        return stubborn(n + 1)
    except RecursionError:
        return n


async def waits(n: int) -> int:
    return await waits(n + 1) + 1


def attempt(name: str, action: Callable[[], object]) -> None:
    try:
        action()
    except RecursionError as error:
        print(name, type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))


def with_statement() -> None:
    with Endless() as endless:
        len(endless)


def nested_function() -> None:
    def inner(n: int) -> int:
        return inner(n + step) + 1

    step = 2
    inner(0)


def by_sorting(values: list[int]) -> list[int]:
    return sorted(values, key=lambda value: len(by_sorting([value])))


attempt("function", lambda: down(0))
attempt("again", lambda: down(0))
attempt("two", lambda: even(0))
attempt("len", with_statement)
attempt("repr", lambda: repr(Endless()))
attempt("generator", lambda: sum(Endless()))
attempt("coroutine", lambda: asyncio.run(waits(0)))
attempt("closure", nested_function)
attempt("sorting", lambda: by_sorting([2, 1]))
seen: list[int] = []
attempt("finally", lambda: unwinding(seen))
print(len(seen) > 500)
print(stubborn(0) > 500)
node: Node | None = None
for _ in range(800):
    node = Node(node)
assert node is not None
print(node.depth())
try:
    down(0)
except RuntimeError as error:
    print(isinstance(error, RecursionError), error.args)
try:
    try:
        down(0)
    except RecursionError as error:
        raise ValueError("too deep") from error
except ValueError as error:
    print(error, type(error.__cause__))
