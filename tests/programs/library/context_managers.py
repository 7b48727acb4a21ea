"""`contextlib.contextmanager`: values, errors, and generators that do not behave."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager


@contextmanager
def tag(name: str, indent: int = 0) -> Iterator[str]:
    print(" " * indent + "<" + name + ">")
    try:
        yield name.upper()
    finally:
        print(" " * indent + "</" + name + ">")


@contextmanager
def swallowing() -> Generator[int, None, None]:
    try:
        yield 1
    except ValueError as error:
        print("swallowed", error)


@contextmanager
def translating() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise LookupError("translated") from error


@contextmanager
def silent() -> Iterator[None]:
    for _ in range(0):
        yield


@contextmanager
def twice() -> Iterator[None]:
    yield
    yield


def early() -> int:
    for n in range(3):
        with tag("loop", n):
            if n == 1:
                return n
    return -1


def main() -> None:
    with tag("a") as upper, tag("b", indent=2):
        print(upper)
    with swallowing() as one:
        print(one)
        raise ValueError("v")
    try:
        with swallowing():
            raise TypeError("t")
    except TypeError as error:
        print("through", error)
    try:
        with translating():
            raise KeyError("k")
    except LookupError as error:
        print(repr(error), repr(error.__cause__))
    for broken in range(2):
        try:
            if broken:
                with twice():
                    print("in twice")
            else:
                with silent():
                    print("never")
        except RuntimeError as error:
            print("RuntimeError", error)
    try:
        with tag("x"):
            raise StopIteration("s")
    except StopIteration as error:
        print(repr(error))
    print(early())


main()


@contextmanager
def quiet() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        print("swallowed", error)


def last_in_with(x: int) -> str:
    with tag("only"):
        if x > 1:
            return "big"
        elif x < 0:
            raise ValueError("negative")
        else:
            return "small"


def behind_with(text: str) -> int:
    with quiet():
        return int(text)
    return -1


def given_or_none(text: str) -> int | None:
    with quiet():
        return int(text)


def given(text: str) -> int:
    with quiet(), tag("in"):
        try:
            return int(text)
        except OverflowError:
            return 0


print(last_in_with(2), last_in_with(1), behind_with("12"), behind_with("x"))
print(given_or_none("3"), given_or_none("z"), given("5"))
