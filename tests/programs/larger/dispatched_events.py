"""Events handled by functions and methods that are chosen by their class."""

import asyncio
from dataclasses import dataclass
from functools import singledispatch, singledispatchmethod


@dataclass(frozen=True)
class Event:
    id: int


@dataclass(frozen=True)
class Created(Event):
    name: str


@dataclass(frozen=True)
class Renamed(Event):
    name: str


@dataclass(frozen=True)
class Deleted(Event):
    pass


@singledispatch
async def handle(event: Event, log: list[str]) -> int:
    log.append(f"unknown {event}")
    return 0


@handle.register
async def _(event: Created, log: list[str]) -> int:
    await asyncio.sleep(0)
    log.append(f"created {event.name}")
    return 1


@handle.register
async def _(event: Renamed, log: list[str]) -> int:
    log.append(f"renamed {event.name}")
    return 2


class Aggregate:
    def __init__(self) -> None:
        self.names: dict[int, str] = {}

    @singledispatchmethod
    def apply(self, event: Event) -> None:
        raise NotImplementedError(type(event).__name__)

    @apply.register
    def _(self, event: Created) -> None:
        self.names[event.id] = event.name

    @apply.register
    def _(self, event: Renamed) -> None:
        self.names[event.id] = event.name

    @apply.register(Deleted)
    def _forget(self, event: Deleted) -> None:
        del self.names[event.id]


async def main() -> None:
    log: list[str] = []
    events = [Created(1, "a"), Renamed(1, "b"), Deleted(1), Event(9)]
    print([await handle(event, log) for event in events])
    print(log)
    print(await handle(Created(3, "c"), log=log))
    state = Aggregate()
    for event in events:
        try:
            state.apply(event)
        except NotImplementedError as error:
            print("not", error)
        print(state.names)


asyncio.run(main())


@singledispatch
def area(shape: object, *, scale: float = 1.0) -> float:
    raise TypeError("no area")


@area.register
def _(shape: int, *, scale: float = 2.0) -> float:
    return shape * scale


@area.register
def _(shape: str, *args: int, scale: float = 3.0) -> float:
    return len(shape) * scale


print(area(3), area(3, scale=1.5), area("abc"))
try:
    area(2.5)
except TypeError as e:
    print(e)
