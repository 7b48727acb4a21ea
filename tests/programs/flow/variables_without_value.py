"""Annotations without a value, and variables of functions around that have none yet."""

from collections.abc import Callable, Iterator


def conditional(flag: bool) -> Callable[[], str]:
    if flag:
        s = "set"

    def inner() -> str:
        return s

    return inner


print(conditional(True)())
try:
    print(conditional(False)())
except NameError as error:
    print(type(error).__name__, error)


def by_inner() -> int:
    n: int
    pair: tuple[int, str]

    def give(value: int) -> None:
        nonlocal n, pair
        n = value
        pair = (value, "p")

    try:
        print(n)
    except UnboundLocalError as error:
        print(error)
    give(4)
    print(pair)
    return n


print(by_inner())


def deleted() -> None:
    x = [1]

    def inner() -> int:
        return len(x)

    print(inner())
    del x
    try:
        print(inner())
    except NameError as error:
        print(error)
    x = [1, 2]
    print(inner())


deleted()


def in_loop() -> list[Callable[[], int]]:
    made: list[Callable[[], int]] = []
    for i in range(3):
        made.append(lambda: i)
    return made


print([call() for call in in_loop()])


def counting() -> Iterator[int]:
    total: int

    def add() -> None:
        nonlocal total
        total += 1

    try:
        add()
    except NameError as error:
        print(error)
    total = 0
    for _ in range(2):
        add()
        yield total


print(list(counting()))


def even(n: int) -> bool:
    def is_even(k: int) -> bool:
        return k == 0 or is_odd(k - 1)

    try:
        is_even(3)
    except NameError as error:
        print(error)

    def is_odd(k: int) -> bool:
        return k != 0 and is_even(k - 1)

    return is_even(n)


print(even(10))


def with_match(value: object) -> Callable[[], object]:
    match value:
        case int(number):
            pass
        case str() as text:
            pass

    def inner() -> object:
        return number

    return inner


print(with_match(3)())
try:
    print(with_match("a")())
except NameError as error:
    print(error)


total: int
name: str
try:
    print(total)
except NameError as error:
    print(error)
try:
    print(name)
except NameError as error:
    print(error)


def get() -> str:
    return name


try:
    print(get())
except NameError as error:
    print(error)
name = "x"
print(get())


def enclosing() -> int:
    n: int

    def inner() -> int:
        return n

    try:
        return inner()
    except NameError as error:
        print(error)
    n = 3
    return inner()


print(enclosing())


def late(flag: bool) -> int:
    n: int
    while flag:
        n = 1
        flag = False
    try:
        n += 1
    except UnboundLocalError as error:
        print(error)
        return -1
    return n


print(late(True), late(False))


class A:
    x: int

    def __init__(self, set_it: bool) -> None:
        if set_it:
            self.x = 1


print(A(True).x)
try:
    print(A(False).x)
except AttributeError as error:
    print(error)


def afterwards() -> str:
    def inner() -> str:
        return s

    try:
        print(inner())
    except NameError as error:
        print(error)
    s = "x"
    return inner()


print(afterwards())
