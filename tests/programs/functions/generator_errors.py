"""Exceptions in, through and out of generators."""

from collections.abc import Generator, Iterator


def resilient() -> Generator[int, None, None]:
    n = 0
    while True:
        try:
            yield n
            n += 1
        except ValueError as error:
            print("caught", error)
            n = 100


def failing() -> Iterator[int]:
    yield 1
    raise KeyError("inside")


def nested() -> Iterator[int]:
    try:
        yield from failing()
    except KeyError as error:
        print("outer saw", error)
        yield 2
    finally:
        print("outer done")


def stubborn() -> Generator[int, None, None]:
    try:
        yield 1
    except GeneratorExit:
        print("exit requested")
        raise


g = resilient()
print(next(g), next(g), g.throw(ValueError("thrown")), next(g))
try:
    g.throw(TypeError("through"))
except TypeError as error:
    print("out came", error)
print(next(g, -1))
print(list(nested()))
f = failing()
print(next(f))
try:
    next(f)
except KeyError as error:
    print(error)
print(next(f, "finished"))
s = stubborn()
next(s)
s.close()
s.close()


def bad_return() -> Iterator[int]:
    yield 1
    raise StopIteration("not allowed")


try:
    print(list(bad_return()))
except RuntimeError as error:
    print(error)
