"""Equality as containers see it."""

from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def alike(left: A, right: B) -> bool:
    """The same object, or equal: what `in`, `index` and `==` of containers ask of elements.

    The compiler makes it; values have no identity and are only compared.
    """
    return left is right or left == right
