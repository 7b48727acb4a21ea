"""What `json.loads` found, as the type that the program says it wants.

`exactly(value)` is the compiler's: it calls the function for the type at hand. A value of
another type is a TypeError; nothing is converted, so that CPython prints the same.
"""

from json.decoder import JSON
from typing import NoReturn, TypeVar

T = TypeVar("T")


def exactly(value: JSON) -> JSON:
    """The value as what the place of the call asks for."""
    return value


def wrong(value: JSON, wanted: str) -> NoReturn:
    """TypeError for a value that is no `wanted`."""
    found = "None" if value is None else type(value).__name__
    raise TypeError(f"json.loads: the program wants {wanted} and the text has {found}")


def as_str(value: JSON) -> str:
    if not isinstance(value, str):
        wrong(value, "str")
    return value


def as_bool(value: JSON) -> bool:
    if not isinstance(value, bool):
        wrong(value, "bool")
    return value


def as_int(value: JSON) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        wrong(value, "int")
    return value


def as_float(value: JSON) -> float:
    if not isinstance(value, float):
        wrong(value, "float")
    return value


def as_none(value: JSON) -> None:
    if value is not None:
        wrong(value, "None")


def as_plain_dict(value: JSON) -> dict[str, JSON]:
    if not isinstance(value, dict):
        wrong(value, "dict")
    return value


def as_plain_list(value: JSON) -> list[JSON]:
    if not isinstance(value, list):
        wrong(value, "list")
    return value


def as_object_dict(value: dict[str, JSON]) -> dict[str, object]:
    """A copy whose values may become anything."""
    made: dict[str, object] = {}
    for key, item in value.items():
        made[key] = item
    return made


def keys_of(value: dict[str, JSON]) -> list[str]:
    return list(value)


def as_dict(value: JSON) -> dict[str, T]:
    made: dict[str, T] = {}
    for key, item in as_plain_dict(value).items():
        made[key] = exactly(item)
    return made


def as_list(value: JSON) -> list[T]:
    made: list[T] = []
    for item in as_plain_list(value):
        made.append(exactly(item))
    return made
