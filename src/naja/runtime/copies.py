# mypy: disable-error-code="empty-body"
"""`copy.copy` and `copy.deepcopy` of containers, and what every copy needs.

The compiler copies the attributes of an object itself (`compiler/lower/copies.py`); here is what
its methods call. `memo` is CPython's: the copies by the `id` of what was copied, and under its own
`id` a list that keeps alive what was copied, so that no `id` is used twice.
"""

from collections.abc import Iterable
from typing import NoReturn, TypeVar, cast

from naja.runtime.copy_unsafe import shallow_copy
from naja.runtime.deque_unsafe import DequeBody
from naja.runtime.dict_entries_unsafe import DictEntries
from naja.runtime.list_unsafe import ListBody
from naja.runtime.set_unsafe import SetBody

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def deep(value: T, memo: dict[int, object]) -> T:
    """A deep copy by the static type of the value; the compiler makes it."""
    ...


def shallow(value: T) -> T:
    """A second object with the same attributes or elements; the compiler makes it."""
    ...


def again(value: object) -> object:
    """An object of the same class with the very same attributes, be it a container."""
    return shallow_copy(value)


def begin(value: object, made: object, memo: dict[int, object]) -> None:
    """The copy exists, though it is not complete: whatever refers to the value can have it."""
    memo[id(value)] = made


def keep(value: object, made: object, memo: dict[int, object]) -> None:
    """The copy is complete."""
    if made is value:
        return
    memo[id(value)] = made
    kept = memo.get(id(memo))
    if kept is None:
        first: list[object] = [value]
        memo[id(memo)] = first
    else:
        cast(list[object], kept).append(value)


def known(value: object, memo: dict[int, object]) -> object | None:
    """The copy that was made already."""
    return memo.get(id(value))


def refuse(words: str) -> NoReturn:
    raise TypeError("cannot pickle " + words)


def refuse_class(name: str, why: str) -> NoReturn:
    raise NotImplementedError("objects of " + name + " are not copied in an image (" + why + ")")


def refuse_copy(name: str) -> NoReturn:
    raise TypeError("the copy of a " + name + " is of another class")


# -- the elements of containers ---------------------------------------------------------------


def empty_list(target: ListBody[T]) -> None:
    ListBody.__init__(target)


def empty_dict(target: DictEntries[K, V]) -> None:
    DictEntries.__init__(target)


def empty_set(target: SetBody[T]) -> None:
    SetBody.__init__(target)


def empty_deque(target: DequeBody[T]) -> None:
    DequeBody.__init__(target, target.maxlen)


def add_list(source: list[T], target: list[T]) -> None:
    for item in source:
        target.append(item)


def add_dict(source: dict[K, V], target: dict[K, V]) -> None:
    for key, value in source.items():
        target[key] = value


def add_set(source: set[T], target: set[T]) -> None:
    for item in source:
        target.add(item)


def add_deque(source: DequeBody[T], target: DequeBody[T]) -> None:
    for item in source:
        target.append(item)


def add_deque_deeply(source: DequeBody[T], target: DequeBody[T], memo: dict[int, object]) -> None:
    for item in source:
        target.append(deep(item, memo))


def add_list_deeply(source: list[T], target: list[T], memo: dict[int, object]) -> None:
    for item in source:
        target.append(deep(item, memo))


def add_own_dict_deeply(source: dict[K, V], target: dict[K, V], memo: dict[int, object]) -> None:
    """Of a class that extends `dict`."""
    for key, value in source.items():
        copied = deep(key, memo)
        target[copied] = deep(value, memo)


def add_dict_deeply(source: dict[K, V], target: dict[K, V], memo: dict[int, object]) -> None:
    for key, value in source.items():
        copied = deep(value, memo)
        target[deep(key, memo)] = copied


def items_deeply(source: Iterable[T], memo: dict[int, object]) -> list[T]:
    made: list[T] = []
    for item in source:
        made.append(deep(item, memo))
    return made


def tuple_deeply(source: tuple[T, ...], memo: dict[int, object]) -> tuple[T, ...]:
    made = items_deeply(source, memo)
    again = memo.get(id(source))
    if again is not None:  # it holds itself, by way of something that can change
        return cast(tuple[T, ...], again)
    for at in range(len(made)):
        if made[at] is not source[at]:
            return tuple(made)
    return source


def frozenset_deeply(source: frozenset[T], memo: dict[int, object]) -> frozenset[T]:
    return frozenset(items_deeply(source, memo))


def add_set_deeply(source: set[T], target: set[T], memo: dict[int, object]) -> None:
    for item in items_deeply(source, memo):
        target.add(item)
