# ruff: noqa: F821
# mypy: disable-error-code="possibly-undefined"
"""`min` and `max` of an iterable: the first of equals, like CPython."""

from collections.abc import Callable, Iterable
from typing import Protocol, Self, TypeVar


class SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


T = TypeVar("T")
S = TypeVar("S")
L = TypeVar("L", bound=SupportsLess)


def largest(iterable: Iterable[L]) -> L:
    found = False
    best: L
    for value in iterable:
        if not found or best < value:
            best = value
            found = True
    if not found:
        raise ValueError("max() arg is an empty sequence")
    return best


def largest_or(iterable: Iterable[L], default: S) -> L | S:
    found = False
    best: L
    for value in iterable:
        if not found or best < value:
            best = value
            found = True
    if not found:
        return default
    return best


def largest_by(iterable: Iterable[T], key: Callable[[T], L]) -> T:
    found = False
    best: T
    best_score: L
    for value in iterable:
        score = key(value)
        if not found or best_score < score:
            best = value
            best_score = score
            found = True
    if not found:
        raise ValueError("max() arg is an empty sequence")
    return best


def largest_by_or(iterable: Iterable[T], key: Callable[[T], L], default: S) -> T | S:
    found = False
    best: T
    best_score: L
    for value in iterable:
        score = key(value)
        if not found or best_score < score:
            best = value
            best_score = score
            found = True
    if not found:
        return default
    return best


def smallest(iterable: Iterable[L]) -> L:
    found = False
    best: L
    for value in iterable:
        if not found or value < best:
            best = value
            found = True
    if not found:
        raise ValueError("min() arg is an empty sequence")
    return best


def smallest_or(iterable: Iterable[L], default: S) -> L | S:
    found = False
    best: L
    for value in iterable:
        if not found or value < best:
            best = value
            found = True
    if not found:
        return default
    return best


def smallest_by(iterable: Iterable[T], key: Callable[[T], L]) -> T:
    found = False
    best: T
    best_score: L
    for value in iterable:
        score = key(value)
        if not found or score < best_score:
            best = value
            best_score = score
            found = True
    if not found:
        raise ValueError("min() arg is an empty sequence")
    return best


def smallest_by_or(iterable: Iterable[T], key: Callable[[T], L], default: S) -> T | S:
    found = False
    best: T
    best_score: L
    for value in iterable:
        score = key(value)
        if not found or score < best_score:
            best = value
            best_score = score
            found = True
    if not found:
        return default
    return best
