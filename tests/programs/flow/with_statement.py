"""Context managers: order, exceptions, suppression."""

from types import TracebackType


class Tracked:
    def __init__(self, name: str, suppress: bool = False) -> None:
        self.name = name
        self.suppress = suppress

    def __enter__(self) -> "Tracked":
        print("enter", self.name)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        print("exit", self.name, repr(error), kind is None)
        return self.suppress


def leave_early() -> int:
    for n in range(10):
        with Tracked("early"):
            if n == 1:
                return n + 6
    return 0


with Tracked("a") as a:
    print("in", a.name)
with Tracked("b"), Tracked("c") as c:
    print("in", c.name)
with Tracked("quiet", suppress=True):
    raise ValueError("hidden")
try:
    with Tracked("outer"):
        with Tracked("inner"):
            raise KeyError("seen")
except KeyError as error:
    print("caught", error)
print(leave_early())
for i in range(3):
    with Tracked(f"loop{i}"):
        if i == 0:
            continue
        if i == 1:
            break
