"""A method found through one Protocol gives a value seen through another."""

from typing import Protocol


class Stepper(Protocol):
    def step(self) -> int: ...


class Maker(Protocol):
    def make(self) -> Stepper: ...


class Factory(Protocol):
    def build(self) -> Maker: ...


class Up:
    def step(self) -> int:
        return 1


class MakesUp:
    def make(self) -> Up:
        return Up()


class BuildsUp:
    def build(self) -> MakesUp:
        return MakesUp()


class Down:
    def step(self) -> int:
        return -1


class MakesDown:
    def make(self) -> Down:
        return Down()


class BuildsDown:
    def build(self) -> MakesDown:
        return MakesDown()


print(BuildsDown().build().make().step())
steppers: list[Stepper] = [Up()]
print([stepper.step() for stepper in steppers])
makers: list[Maker] = [MakesUp()]
print([maker.make().step() for maker in makers])
factories: list[Factory] = [BuildsUp(), BuildsDown()]
print([factory.build().make().step() for factory in factories])
