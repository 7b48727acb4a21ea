# mypy: disable-error-code="empty-body"
"""`functools.partial`: a function some of whose arguments are given.

What comes out is a plain function of the parameters that are left; the compiler makes it.
Deliberately missing: the attributes of a partial object, and giving a keyword argument again.
"""

from collections.abc import Callable
from typing import Any, TypeVar

_R = TypeVar("_R")


def partial(function: Callable[..., _R], /, *args: Any, **kwargs: Any) -> Callable[..., _R]: ...
