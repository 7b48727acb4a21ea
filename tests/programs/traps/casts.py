"""typing.cast where it is right: up, down, out of unions and objects, of JSON."""

import json
from typing import Protocol, Sequence, cast


class Base:
    def name(self) -> str:
        return "base"


class Sub(Base):
    def __init__(self) -> None:
        self.extra = 5


class Named(Protocol):
    def name(self) -> str: ...


numbers = cast(dict[str, int], json.loads('{"a": 1}'))
print(numbers["a"] + 1)
words = cast("list[str]", json.loads('["x"]'))
print(words)
thing: object = [1, 2]
print(cast(list[int], thing)[0] + 1)
base: Base = Sub()
print(cast(Sub, base).extra, cast(Base, Sub()).name(), cast(Named, base).name())
maybe: int | None = 4
print(cast(int, maybe) + 1, cast(Sequence[int], [1, 2])[1])
some: int | str = "s"
print(cast(str, some).upper(), cast(object, 3))
either: object = "text"
print(cast("int | str", either), cast("str | None", None), cast("str | None", either))
pair: object = (1, "a")
print(cast(tuple[int, str], pair)[1])
