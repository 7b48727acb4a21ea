# mypy: disable-error-code="overload-overlap"
"""`functools.partial`: a function whose first arguments are given.

One variant for each number of given and of missing arguments; what comes out is a plain
function. Deliberately missing: keyword arguments (write a lambda).
"""

from collections.abc import Callable
from typing import Any, TypeVar, overload

_A = TypeVar("_A")
_B = TypeVar("_B")
_C = TypeVar("_C")
_D = TypeVar("_D")
_R = TypeVar("_R")


@overload
def partial(function: Callable[[], _R], /) -> Callable[[], _R]:
    return function


@overload
def partial(function: Callable[[_A], _R], a: _A, /) -> Callable[[], _R]:
    return lambda: function(a)


@overload
def partial(function: Callable[[_A, _B], _R], a: _A, /) -> Callable[[_B], _R]:
    return lambda b: function(a, b)


@overload
def partial(function: Callable[[_A, _B, _C], _R], a: _A, /) -> Callable[[_B, _C], _R]:
    return lambda b, c: function(a, b, c)


@overload
def partial(function: Callable[[_A, _B, _C, _D], _R], a: _A, /) -> Callable[[_B, _C, _D], _R]:
    return lambda b, c, d: function(a, b, c, d)


@overload
def partial(function: Callable[[_A, _B], _R], a: _A, b: _B, /) -> Callable[[], _R]:
    return lambda: function(a, b)


@overload
def partial(function: Callable[[_A, _B, _C], _R], a: _A, b: _B, /) -> Callable[[_C], _R]:
    return lambda c: function(a, b, c)


@overload
def partial(function: Callable[[_A, _B, _C, _D], _R], a: _A, b: _B, /) -> Callable[[_C, _D], _R]:
    return lambda c, d: function(a, b, c, d)


@overload
def partial(function: Callable[[_A, _B, _C], _R], a: _A, b: _B, c: _C, /) -> Callable[[], _R]:
    return lambda: function(a, b, c)


@overload
def partial(function: Callable[[_A, _B, _C, _D], _R], a: _A, b: _B, c: _C, /) -> Callable[[_D], _R]:
    return lambda d: function(a, b, c, d)


@overload
def partial(
    function: Callable[[_A, _B, _C, _D], _R], a: _A, b: _B, c: _C, d: _D, /
) -> Callable[[], _R]:
    return lambda: function(a, b, c, d)


def partial(function: Callable[..., Any], /, *given: Any) -> Any:
    return lambda *rest: function(*given, *rest)
