"""copy.deepcopy of objects with parts from the library, through abstract classes, with Any."""

import copy
import io
import random
import asyncio
import datetime
import uuid
from dataclasses import dataclass, field
from typing import Any, Callable, Optional
from abc import ABC, abstractmethod
from collections.abc import Sequence, Mapping, Iterator


class Shape(ABC):
    def __init__(self) -> None:
        self.pts: list[tuple[float, float]] = []

    @abstractmethod
    def area(self) -> float: ...
    def clone(self) -> "Shape":
        return copy.deepcopy(self)


class Sq(Shape):
    def __init__(self, s: float) -> None:
        super().__init__()
        self.s = s
        self.pts.append((s, s))

    def area(self) -> float:
        return self.s**2


@dataclass(slots=True)
class Ev:
    when: datetime.datetime
    ident: uuid.UUID
    cb: Callable[[int], int]
    opts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)
    parent: Optional["Ev"] = None


class M:
    def __init__(self) -> None:
        self.x = [1]

    def __deepcopy__(self, memo: dict[int, Any]) -> "M":
        m = M()
        memo[id(self)] = m
        m.x = copy.deepcopy(self.x, memo) + [2]
        return m


s: Shape = Sq(2.0)
c = s.clone()
c.pts.append((1.0, 1.0))
print(s.pts, c.pts, c.area(), type(c).__name__)
e = Ev(
    datetime.datetime(2020, 1, 1),
    uuid.UUID(int=5),
    lambda n: n + 1,
    {"a": (1, 2)},
    {"z": [1], "s": s},
)
e.parent = e
f = copy.deepcopy(e)
print(
    f.when == e.when,
    f.ident == e.ident,
    f.cb(1),
    f.opts,
    f.parent is f,
    f.extra["z"],
    f.extra["s"] is s,
)
print(copy.deepcopy([M()])[0].x)
r = random.Random(4)
try:
    q = copy.deepcopy(r)
    print(q.random() == r.random())
except NotImplementedError as err:
    print(err)
b = io.StringIO("abc")
try:
    d = copy.deepcopy(b)
    b.read(1)
    print(d.read())
except NotImplementedError as err:
    print(err)


async def main() -> None:
    l = asyncio.Lock()
    m = copy.deepcopy(l)
    async with l:
        print(l.locked(), m.locked())


asyncio.run(main())
