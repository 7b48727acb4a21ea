from typing import Protocol


class Writer(Protocol):
    out: list[str]
    level: int

    def emit(self, s: str) -> None: ...


class W:
    level = 3

    def __init__(self) -> None:
        self.out: list[str] = []

    def emit(self, s: str) -> None:
        self.out.append(s)


class W2(W):
    level = 4


def use(w: Writer) -> int:
    w.emit("x")
    return len(w.out) + w.level


print(use(W()), use(W2()))
ws: list[Writer] = [W(), W2()]
for w in ws:
    w.emit("k")
    print(w.out, w.level)
