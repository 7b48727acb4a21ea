"""Generators and coroutines as objects: the classes of `types` that they are of."""

import types
from collections.abc import AsyncIterator, Iterator


async def co() -> int:
    return 1


def gen() -> Iterator[int]:
    yield 1


async def agen() -> AsyncIterator[int]:
    yield 1


class A:
    def m(self) -> int:
        return 1

    def __iter__(self) -> Iterator[int]:
        return iter([1])


c = co()
things: list[object] = [c, gen(), agen(), A(), iter([1]), [1], None, 1]
for t in things:
    print(
        isinstance(t, types.CoroutineType),
        isinstance(t, types.GeneratorType),
        isinstance(t, types.AsyncGeneratorType),
        isinstance(t, (types.GeneratorType, int)),
    )
    if isinstance(t, types.CoroutineType):
        print("a coroutine")


def walk(x: Iterator[int] | int) -> int:
    if isinstance(x, types.GeneratorType):
        return 1
    return 0


print(walk(gen()), walk(iter([1])), walk(3))
print(
    isinstance(c, types.CoroutineType),
    isinstance(gen(), types.GeneratorType),
    type(c).__name__,
    type(gen()).__name__,
)
c.close()


def step(x: object) -> object:
    if isinstance(x, types.GeneratorType):
        return "a generator"
    match x:
        case types.GeneratorType() | types.CoroutineType():
            return "a coroutine"
        case _:
            return "neither"


other = co()
print(step(gen()), step(other), step([1]))
other.close()


# Names of the classes of `types`.
print(type(c).__name__, types.CoroutineType.__name__, types.GeneratorType.__name__)
print(type(gen()), types.NoneType, types.FunctionType.__name__, types.AsyncGeneratorType.__name__)
print(types.ModuleType, types.MethodType, types.BuiltinFunctionType, types.EllipsisType)
print(types.TracebackType, types.FrameType.__qualname__, types.CodeType, types.UnionType)
kinds: list[type] = [types.NoneType, types.FunctionType]
nothing: object = None
print([kind.__name__ for kind in kinds], type(nothing), type(nothing) is types.NoneType)
