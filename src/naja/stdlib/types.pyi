"""Types of things that have no name of their own."""

from collections.abc import AsyncGenerator, Coroutine, Generator
from typing import Any, TypeVar

from naja.runtime.traceback_objects_unsafe import (
    CodeType as CodeType,
    FrameType as FrameType,
    TracebackType as TracebackType,
)

_Yield_co = TypeVar("_Yield_co", covariant=True)
_Send_contra = TypeVar("_Send_contra", contravariant=True)
_Return_co = TypeVar("_Return_co", covariant=True)

class ModuleType:
    __name__: str
    def __init__(self, name: str) -> None: ...

class FunctionType:
    __name__: str
    __qualname__: str
    __module__: str

class MethodType:
    __name__: str
    __qualname__: str

class BuiltinFunctionType: ...
class NoneType: ...
class EllipsisType: ...
class NotImplementedType(Any): ...
class UnionType: ...
class GenericAlias: ...
class GeneratorType(Generator[_Yield_co, _Send_contra, _Return_co]): ...
class AsyncGeneratorType(AsyncGenerator[_Yield_co, _Send_contra]): ...
class CoroutineType(Coroutine[_Yield_co, _Send_contra, _Return_co]): ...
