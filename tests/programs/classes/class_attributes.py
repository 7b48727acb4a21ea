"""Class attributes: shared, shadowed by objects, given anew by subclasses, assigned later."""

from __future__ import annotations


class Config:
    limit = 10
    names: list[str] = []
    label: str | None = None

    def __init__(self, name: str) -> None:
        self.name = name


class Strict(Config):
    limit = 5

    def tighten(self) -> None:
        self.limit -= 1


class Counted:
    count = 0
    seen: list[int] = []

    def __init__(self) -> None:
        Counted.count += 1
        self.seen.append(Counted.count)


class Animal:
    sound = "..."
    legs: list[int] = [4]

    def speak(self) -> str:
        return f"{type(self).__name__} {self.sound} {type(self).sound}"

    @classmethod
    def shout(cls) -> str:
        return cls.sound.upper()


class Dog(Animal):
    sound = "woof"
    legs = [1, 2, 3, 4]


first, second, strict = Config("a"), Config("b"), Strict("c")
first.limit = 20
print(first.limit, second.limit, strict.limit, Config.limit, Strict.limit)
Config.limit = 30
print(first.limit, second.limit, strict.limit, Config("d").limit, Strict.limit)
strict.tighten()
Strict.limit = 7
some: list[Config] = [first, second, strict, Strict("e")]
print([c.limit for c in some])
first.label = "own"
print([c.label for c in some])
Config.label = "class"
print([c.label for c in some])
first.names.append("n")
print(second.names, Config.names is first.names, Strict.names)
for _ in range(3):
    Counted()
print(Counted.count, Counted().count, Counted.seen, Counted().seen is Counted.seen)
animals = [Animal(), Dog(), Dog()]
print([a.speak() for a in animals], Dog.shout(), Animal.shout())
print(animals[1].legs is animals[2].legs, Dog.legs is animals[1].legs, Animal().legs)
animals[1].legs.append(5)
print(Dog.legs, animals[2].legs, animals[0].legs)
