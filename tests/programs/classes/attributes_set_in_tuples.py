"""A value of the class, set on objects only as a part of a tuple, a list or a loop's target."""


class Counter:
    number = 1

    def __init__(self) -> None:
        self.key = 2


class Special(Counter):
    pass


def change(plain: Counter, special: Special) -> None:
    plain.number, special.key = 5, 6
    [first, special.number] = 1, 9
    for plain.key in range(3):
        print(first, plain.key)


plain, special = Counter(), Special()
change(plain, special)
print(plain.number, special.number, plain.key, special.key)
print(Counter.number, Special.number, Counter().number)
