"""`contextlib`: managers made of generators, exit stacks, and the small ones.

A class that derives from `AbstractContextManager` inherits an `__enter__` that gives the
object itself.

Deliberately missing: `chdir`.
"""

from abc import abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Generator, Iterator
from types import TracebackType
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, overload, runtime_checkable

from naja.runtime.copy_unsafe import shallow_copy
from naja.runtime.object_unsafe import is_instance_of

from .decorating import (
    AsyncContextDecorator as AsyncContextDecorator,
    ContextDecorator as ContextDecorator,
)
from .redirecting import redirect_stderr as redirect_stderr, redirect_stdout as redirect_stdout
from .stacks import AsyncExitStack as AsyncExitStack, ExitStack as ExitStack

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)
_P = ParamSpec("_P")


@runtime_checkable
class AbstractContextManager(Protocol[_T_co]):
    """What `with` takes."""

    def __enter__(self) -> _T_co:
        return self  # type: ignore[return-value]

    @abstractmethod
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool | None: ...


@runtime_checkable
class AbstractAsyncContextManager(Protocol[_T_co]):
    """What `async with` takes."""

    async def __aenter__(self) -> _T_co:
        return self  # type: ignore[return-value]

    @abstractmethod
    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool | None: ...


class _SupportsClose(Protocol):
    def close(self) -> object: ...


class _SupportsAclose(Protocol):
    def aclose(self) -> Coroutine[Any, Any, object]: ...


_C = TypeVar("_C", bound=_SupportsClose)
_A = TypeVar("_A", bound=_SupportsAclose)


class suppress:
    """Ends quietly where one of the exception classes is raised."""

    def __init__(self, *exceptions: type[BaseException]) -> None:
        self._exceptions = exceptions

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool:
        if error is None:
            return False
        for exception in self._exceptions:
            if is_instance_of(error, exception):
                return True
        return False


class closing(Generic[_C]):
    """Calls `close()` at the end."""

    def __init__(self, thing: _C) -> None:
        self.thing = thing

    def __enter__(self) -> _C:
        return self.thing

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.thing.close()


class aclosing(Generic[_A]):
    """Awaits `aclose()` at the end."""

    def __init__(self, thing: _A) -> None:
        self.thing = thing

    async def __aenter__(self) -> _A:
        return self.thing

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        await self.thing.aclose()


class nullcontext(Generic[_T]):
    """Does nothing; `with` and `async with` give what it was made with."""

    enter_result: _T

    @overload
    def __init__(self: "nullcontext[None]", enter_result: None = None) -> None:
        self.enter_result = None

    @overload
    def __init__(self, enter_result: _T) -> None:
        self.enter_result = enter_result

    def __init__(self, enter_result: Any = None) -> None: ...

    def __enter__(self) -> _T:
        return self.enter_result

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        return None

    async def __aenter__(self) -> _T:
        return self.enter_result

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        return None


class _GeneratorContextManager(ContextDecorator, Generic[_T]):
    """What a function under `contextmanager` gives: the generator runs around the body."""

    def __init__(self, generator: Generator[_T, None, None]) -> None:
        self._generator = generator

    def _recreate_cm(self) -> "_GeneratorContextManager[_T]":
        """A decorator has a generator that never begins: a copy of it runs in each call."""
        return _GeneratorContextManager(shallow_copy(self._generator))

    def __enter__(self) -> _T:
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool:
        if error is None:
            try:
                next(self._generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._generator.throw(error)
        except StopIteration as stop:
            return stop is not error
        except RuntimeError as other:
            if other is error:
                return False
            if isinstance(error, StopIteration) and other.__cause__ is error:
                return False
            raise
        except BaseException as other:
            if other is not error:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(AsyncContextDecorator, Generic[_T]):
    """What a function under `asynccontextmanager` gives."""

    def __init__(self, generator: AsyncGenerator[_T, None]) -> None:
        self._generator = generator

    def _recreate_cm(self) -> "_AsyncGeneratorContextManager[_T]":
        return _AsyncGeneratorContextManager(shallow_copy(self._generator))

    async def __aenter__(self) -> _T:
        try:
            return await self._generator.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool:
        if error is None:
            try:
                await self._generator.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self._generator.athrow(error)
        except StopAsyncIteration as stop:
            return stop is not error
        except RuntimeError as other:
            if other is error:
                return False
            if isinstance(error, (StopIteration, StopAsyncIteration)):
                if other.__cause__ is error:
                    return False
            raise
        except BaseException as other:
            if other is not error:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(
    function: Callable[_P, Iterator[_T]], /
) -> Callable[_P, _GeneratorContextManager[_T]]:
    """The compiler has the function itself give the manager of its generator."""
    raise NotImplementedError


def asynccontextmanager(
    function: Callable[_P, AsyncIterator[_T]], /
) -> Callable[_P, _AsyncGeneratorContextManager[_T]]:
    """The compiler has the function itself give the manager of its generator."""
    raise NotImplementedError
