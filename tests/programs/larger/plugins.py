from __future__ import annotations

import functools
import time
from typing import (
    Callable,
    ClassVar,
    Generic,
    Iterator,
    ParamSpec,
    Protocol,
    Type,
    TypeVar,
    runtime_checkable,
)

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


@runtime_checkable
class Plugin(Protocol):
    name: str

    def run(self, text: str) -> str: ...


class Registry(Generic[T]):
    def __init__(self, label: str) -> None:
        self.label = label
        self._items: dict[str, T] = {}

    def register(self, name: str) -> Callable[[T], T]:
        def decorator(item: T) -> T:
            if name in self._items:
                raise KeyError(f"{self.label}: duplicate {name}")
            self._items[name] = item
            return item

        return decorator

    def __getitem__(self, name: str) -> T:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._items))

    def __len__(self) -> int:
        return len(self._items)


PLUGINS: Registry[type[Plugin]] = Registry("plugins")
FILTERS: Registry[Callable[[str], str]] = Registry("filters")


@PLUGINS.register("upper")
class Upper:
    name = "upper"

    def run(self, text: str) -> str:
        return text.upper()


@PLUGINS.register("repeat")
class Repeat:
    def __init__(self) -> None:
        self.name = "repeat"
        self.times = 2

    def run(self, text: str) -> str:
        return text * self.times


@FILTERS.register("rev")
def reverse(text: str) -> str:
    return text[::-1]


FILTERS.register("strip")(str.strip)
FILTERS.register("title")(lambda s: s.title())


def retry(
    times: int = 3, *, on: tuple[type[Exception], ...] = (ValueError,)
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorator(func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            last: Exception | None = None
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except on as error:
                    print(f"  {func.__name__} attempt {attempt} failed: {error}")
                    last = error
            assert last is not None
            raise last

        return wrapper

    return decorator


def counted(func: Callable[P, R]) -> Callable[P, R]:
    calls = 0

    @functools.wraps(func)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        nonlocal calls
        calls += 1
        print(f"call {calls} of {func.__qualname__} args={args} kwargs={kwargs}")
        return func(*args, **kwargs)

    return inner


class Base:
    registry: ClassVar[dict[str, type[Base]]] = {}

    def __init_subclass__(cls, /, tag: str = "", **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.registry[tag or cls.__name__.lower()] = cls

    @classmethod
    def create(cls, tag: str) -> Base:
        return cls.registry[tag]()

    def hello(self) -> str:
        return f"{type(self).__name__} says hi"


class Alpha(Base):
    pass


class Beta(Base, tag="b"):
    def hello(self) -> str:
        return super().hello() + "!"


state = {"n": 0}


@retry(3, on=(ValueError, KeyError))
@counted
def flaky(limit: int, label: str = "x") -> str:
    """Flaky."""
    state["n"] += 1
    if state["n"] < limit:
        raise ValueError(f"n={state['n']}")
    return label * state["n"]


for key in PLUGINS:
    plugin = PLUGINS[key]()
    print(key, plugin.name, plugin.run("abc"), isinstance(plugin, Plugin))
print(list(FILTERS), functools.reduce(lambda acc, f: FILTERS[f](acc), FILTERS, "  hello world "))
try:
    FILTERS.register("rev")(str.lower)
except KeyError as e:
    print(e)
print(flaky(3, label="ab"), flaky.__name__, flaky.__doc__)
try:
    state["n"] = -10
    flaky(3)
except ValueError as e:
    print("gave up", e)
print(sorted(Base.registry), Base.create("alpha").hello(), Base.create("b").hello())
