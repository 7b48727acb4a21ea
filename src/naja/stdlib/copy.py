"""`copy`: second objects, with the same attributes or elements, or with copies of them.

The compiler knows how to copy each class (`compiler/lower/copies.py`): by its own `__copy__` or
`__deepcopy__`, else attribute by attribute. Deliberately missing: `__reduce_ex__` and the other
methods of `pickle`, which say in values of any type how an object is made again.
"""

from typing import TypeVar

from naja.runtime.copies import deep, shallow

_T = TypeVar("_T")


class Error(Exception):
    """What cannot be copied."""


error = Error


def copy(x: _T) -> _T:
    """The same value again where it cannot change; otherwise a new object."""
    return shallow(x)


def deepcopy(x: _T, memo: dict[int, object] | None = None) -> _T:
    """A copy that shares nothing that can change with `x`; what is shared inside `x` stays so."""
    if memo is None:
        made: dict[int, object] = {}
        return deep(x, made)
    return deep(x, memo)
