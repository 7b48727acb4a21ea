"""Fills the memory again and again, each time in another way, and goes on."""

from collections.abc import Callable


class Link:
    def __init__(self, before: "Link | None", number: int) -> None:
        self.before = before
        self.number = number


def blocks(size: int) -> int:
    kept: list[bytes] = []
    try:
        while True:
            kept.append(bytes(size))
    except MemoryError:
        return len(kept)


def links() -> int:
    last: Link | None = None
    count = 0
    try:
        while True:
            last = Link(last, count)
            count += 1
    except MemoryError:
        assert last is not None
        return last.number


def names() -> int:
    table: dict[str, list[int]] = {}
    try:
        while True:
            table[f"name {len(table)}"] = [len(table)]
    except MemoryError:
        return len(table)


def doubled() -> int:
    text = "x"
    try:
        while True:
            text += text
    except MemoryError:
        return len(text)


def cleaned_up() -> int:
    steps: list[str] = []
    try:
        kept: list[list[int]] = []
        try:
            while True:
                kept.append([0] * 50)
        finally:
            steps.append("finally")
    except MemoryError:
        steps.append("except")
    return len(steps)


# What fills the memory, and how much of it certainly fits into a MiB.
FILLERS: list[tuple[Callable[[], int], int]] = [
    (lambda: blocks(1000), 700),
    (lambda: blocks(40), 8000),
    (links, 10_000),
    (names, 1000),
    (doubled, 50_000),
]


def main() -> None:
    # The stack is scanned conservatively: what one filled may still be held while the next
    # begins, which then gets less; the first of the next round gets it all again.
    best = [0 for _ in FILLERS]
    for _ in range(3):
        best = [max(most, fill()) for most, (fill, _) in zip(best, FILLERS, strict=True)]
    print([most >= least for most, (_, least) in zip(best, FILLERS, strict=True)], cleaned_up())
    print("still here", sorted("memory"), {n: n * n for n in range(5)})


main()
