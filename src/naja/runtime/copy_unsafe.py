"""A second object with the same attributes, for `copy.copy`."""

from typing import TypeVar, cast

from naja.abi import layout
from naja.lang.widths import u64
from naja.runtime.allocate_unsafe import new_object
from naja.unsafe import Array, Ptr, array_copy, object_address, object_at

T = TypeVar("T")


def shallow_copy(value: T) -> T:
    """An object of the same class, whose attributes are the very same values."""
    source = object_address(value)
    kind = Ptr[u64](source)[0]
    size = Ptr[u64](kind)[layout.TYPE_SIZE // 8]
    target = new_object(kind, size)
    for word in range(1, size // 8):
        Ptr[u64](target)[word] = Ptr[u64](source)[word]
    return cast(T, object_at(target, object))


def array_again(values: Array[T]) -> Array[T]:
    """An array of the same elements."""
    made = Array[T](len(values))
    array_copy(made, 0, values, 0, len(values))
    return made
