"""`functools.lru_cache` and `functools.cache`: results kept by the arguments of the call."""

from collections.abc import Callable
from typing import Generic, NamedTuple, ParamSpec, TypeVar, overload

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _CacheInfo(NamedTuple):
    hits: int
    misses: int
    maxsize: int | None
    currsize: int

    def __repr__(self) -> str:
        return (
            f"CacheInfo(hits={self.hits}, misses={self.misses}, "
            f"maxsize={self.maxsize}, currsize={self.currsize})"
        )


class _Mark:
    """Stands between the arguments by place and those by name in a key: equal to its like only."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Mark)

    def __hash__(self) -> int:
        return 1


class _Link(Generic[_R]):
    """A result in the list from the one used longest ago to the one used last."""

    def __init__(self, key: tuple[object, ...], result: _R) -> None:
        self.key = key
        self.result = result
        self.older: _Link[_R] | None = None
        self.newer: _Link[_R] | None = None


class _lru_cache_wrapper(Generic[_P, _R]):
    """A function that looks for the result of an earlier call before it is called."""

    def __init__(self, function: Callable[_P, _R], maxsize: int | None, typed: bool) -> None:
        self._function = function
        self._maxsize = None if maxsize is None else max(maxsize, 0)
        self._typed = typed
        self._links: dict[tuple[object, ...], _Link[_R]] = {}
        self._oldest: _Link[_R] | None = None
        self._newest: _Link[_R] | None = None
        self._hits = 0
        self._misses = 0

    @property
    def __wrapped__(self) -> Callable[_P, _R]:
        return self._function

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwargs)
        key = _key(args, kwargs, self._typed)
        found = self._links.get(key)
        if found is not None:
            self._hits += 1
            self._use(found)
            return found.result
        self._misses += 1
        result = self._function(*args, **kwargs)
        if key not in self._links:  # the call itself may have kept it
            self._keep(_Link(key, result))
        return result

    def cache_info(self) -> _CacheInfo:
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._links))

    def cache_clear(self) -> None:
        self._links.clear()
        self._oldest = self._newest = None
        self._hits = self._misses = 0

    def cache_parameters(self) -> dict[str, object]:
        return {"maxsize": self._maxsize, "typed": self._typed}

    def _keep(self, link: _Link[_R]) -> None:
        oldest = self._oldest
        if self._maxsize is not None and len(self._links) >= self._maxsize and oldest is not None:
            self._unlink(oldest)
            del self._links[oldest.key]
        self._links[link.key] = link
        self._append(link)

    def _use(self, link: _Link[_R]) -> None:
        if self._maxsize is not None and self._newest is not link:
            self._unlink(link)
            self._append(link)

    def _unlink(self, link: _Link[_R]) -> None:
        older, newer = link.older, link.newer
        if older is None:
            self._oldest = newer
        else:
            older.newer = newer
        if newer is None:
            self._newest = older
        else:
            newer.older = older

    def _append(self, link: _Link[_R]) -> None:
        newest = self._newest
        link.older, link.newer = newest, None
        if newest is None:
            self._oldest = link
        else:
            newest.newer = link
        self._newest = link


def _key(args: tuple[object, ...], kwargs: dict[str, object], typed: bool) -> tuple[object, ...]:
    """What calls have in common that give the same result."""
    if not kwargs and not typed:
        return (_Mark(), args[0]) if len(args) == 1 and _is_plain(args[0]) else args
    parts = list(args)
    if kwargs:
        parts.append(_Mark())
        for name, value in kwargs.items():
            parts.append(name)
            parts.append(value)
    if typed:
        for value in args:
            parts.append(repr(type(value)))
        for value in kwargs.values():
            parts.append(repr(type(value)))
    return tuple(parts)


def _is_plain(value: object) -> bool:
    """Alone, an int or a str is not equal to a number of another class."""
    return isinstance(value, str) or not isinstance(value, bool) and isinstance(value, int)


@overload
def lru_cache(
    maxsize: int | None = 128, typed: bool = False
) -> Callable[[Callable[_P, _R]], _lru_cache_wrapper[_P, _R]]:
    def decorate(function: Callable[_P, _R]) -> _lru_cache_wrapper[_P, _R]:
        return _lru_cache_wrapper(function, maxsize, typed)

    return decorate


@overload
def lru_cache(maxsize: Callable[_P, _R], typed: bool = False) -> _lru_cache_wrapper[_P, _R]:
    return _lru_cache_wrapper(maxsize, 128, typed)


def lru_cache(maxsize: object = 128, typed: bool = False) -> object: ...


def cache(user_function: Callable[_P, _R], /) -> _lru_cache_wrapper[_P, _R]:
    """Keeps every result."""
    return _lru_cache_wrapper(user_function, None, False)


def _method_cache(
    maxsize: int | None = 128, typed: bool = False
) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """`lru_cache` of a method, which has to be a function to find its object."""

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        wrapper = _lru_cache_wrapper(function, maxsize, typed)

        def method(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            return wrapper(*args, **kwargs)

        return method

    return decorate
