"""Empty tuples and lists where elements are asked for; `fromkeys` where its place says the values."""

from typing import Iterator


class N:
    def kids(self) -> "Iterator[N]":
        return iter(())

    def kids2(self) -> "Iterator[N]":
        return iter([])


print(list(N().kids()), list(N().kids2()))


def empty() -> Iterator[int]:
    yield from ()


print(list(empty()), list(iter(())), sorted(()), list(reversed(())), max((), default=3), sum(()))

from typing import Optional

d: dict[str, int | None] = dict.fromkeys("ab")
e: dict[str, Optional[int]] = dict.fromkeys(["x"], None)
f = dict.fromkeys(range(3))
g: dict[str, list[int] | None] = dict.fromkeys("a")
print(d, e, f, g, dict.fromkeys("ab", 0))
d["a"] = 3
print(d)
