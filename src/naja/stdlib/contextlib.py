"""`contextlib`: `suppress`, `closing`, `nullcontext` and the types of context managers.

Deliberately missing so far: `contextmanager` and `ExitStack`.
"""

from types import TracebackType
from typing import AsyncContextManager, ContextManager, Generic, Protocol, TypeVar

from naja.runtime.object_unsafe import is_instance_of

AbstractContextManager = ContextManager
AbstractAsyncContextManager = AsyncContextManager

_T = TypeVar("_T")


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
