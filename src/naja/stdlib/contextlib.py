"""`contextlib`: `contextmanager`, `suppress`, `closing`, `nullcontext`, and the abstract types.

Deliberately missing so far: `asynccontextmanager` and the exit stacks.
"""

from collections.abc import Callable, Generator, Iterator
from types import TracebackType
from typing import AsyncContextManager, ContextManager, Generic, ParamSpec, Protocol, TypeVar

from naja.runtime.object_unsafe import is_instance_of

AbstractContextManager = ContextManager
AbstractAsyncContextManager = AsyncContextManager

_T = TypeVar("_T")
_P = ParamSpec("_P")


class _SupportsClose(Protocol):
    def close(self) -> object: ...


_C = TypeVar("_C", bound=_SupportsClose)


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


class nullcontext(Generic[_T]):
    """Does nothing; `with` gives what it was made with."""

    def __init__(self, enter_result: _T) -> None:
        self.enter_result = enter_result

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


class _GeneratorContextManager(Generic[_T]):
    """What a function under `contextmanager` gives: the generator runs around the body."""

    def __init__(self, generator: Generator[_T, None, None]) -> None:
        self._generator = generator

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


def contextmanager(
    function: Callable[_P, Iterator[_T]], /
) -> Callable[_P, _GeneratorContextManager[_T]]:
    """The compiler calls the function and wraps its generator, where the name is called."""
    raise NotImplementedError
