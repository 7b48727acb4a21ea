"""What is wrong with a call whose arguments only the running program knows."""

from collections.abc import Mapping
from typing import TypeVar

_T = TypeVar("_T")


def after(values: tuple[_T, ...], count: int) -> tuple[_T, ...]:
    """The values behind the first `count`, which parameters have taken."""
    return values[count:]


def check_count(function: str, required: int, most: int, placed: int, given: int) -> None:
    """TypeError if there are more positional arguments than parameters."""
    total = placed + given
    if total <= most:
        return
    takes = str(most) if required == most else f"from {required} to {most}"
    noun = "argument" if most == 1 and required == most else "arguments"
    verb = "was" if total == 1 else "were"
    raise TypeError(f"{function}() takes {takes} positional {noun} but {total} {verb} given")


def keywords(function: str, options: Mapping[str, _T], given: tuple[str, ...]) -> Mapping[str, _T]:
    """The options; TypeError if one is given by its name as well."""
    for name in options:
        if name in given:
            raise TypeError(f"{function}() got multiple values for keyword argument '{name}'")
    return options


def merge(
    function: str, first: Mapping[str, _T], second: Mapping[str, _T], given: tuple[str, ...]
) -> Mapping[str, _T]:
    """The options of two mappings; TypeError if a name comes twice."""
    merged = {name: first[name] for name in first}
    for name in keywords(function, second, given):
        if name in merged:
            raise TypeError(f"{function}() got multiple values for keyword argument '{name}'")
        merged[name] = second[name]
    return merged


def check_names(
    function: str,
    options: Mapping[str, _T],
    names: tuple[str, ...],
    filled: tuple[bool, ...],
    takes_all: bool,
) -> None:
    """TypeError for a name that no parameter has, or whose parameter has its value already."""
    for name in options:
        if name not in names:
            if not takes_all:
                raise TypeError(f"{function}() got an unexpected keyword argument '{name}'")
        elif filled[names.index(name)]:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")


def without(options: Mapping[str, _T], names: tuple[str, ...]) -> dict[str, _T]:
    """What goes to `**kwargs`: the items that are no parameter's."""
    return {name: options[name] for name in options if name not in names}


def require(function: str, kind: str, names: tuple[str, ...], given: tuple[bool, ...]) -> None:
    """TypeError that names the required parameters without a value."""
    missing = [f"'{names[at]}'" for at in range(len(names)) if not given[at]]
    count = len(missing)
    if count == 0:
        return
    if count == 1:
        listed = missing[0]
    elif count == 2:
        listed = f"{missing[0]} and {missing[1]}"
    else:
        listed = ", ".join(missing[:-1]) + ", and " + missing[-1]
    noun = "argument" if count == 1 else "arguments"
    raise TypeError(f"{function}() missing {count} required {kind} {noun}: {listed}")


def check_fields(items: list[_T], count: int) -> None:
    """`_make` of a named tuple: TypeError unless there is one item for each field."""
    if len(items) != count:
        raise TypeError(f"Expected {count} arguments, got {len(items)}")
