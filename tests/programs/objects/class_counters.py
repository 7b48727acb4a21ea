"""Counters on a class, beside classes whose objects have attributes of the same names."""


class Animal:
    count = 0
    digits = 1

    def __init__(self) -> None:
        Animal.count += 1


class Tally:
    def __init__(self) -> None:
        self.count = 10
        self.digits = 0

    def add(self) -> None:
        self.count += 1


class Puppy(Animal):
    pass


Animal()
Puppy()
tally = Tally()
tally.add()
print(Animal.count, Puppy.count, tally.count, tally.digits, Puppy().digits)
print(float("12.5"), Animal.count)
