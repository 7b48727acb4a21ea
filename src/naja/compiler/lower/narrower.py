"""Values that mypy lets stand for those of another class, and that print otherwise.

An int for a float, a bool for an int, a member of an IntEnum for its value.
"""

from __future__ import annotations

from mypy.types import Instance, ProperType, get_proper_type

from naja.compiler.lower.kinds import (
    is_bool,
    is_complex,
    is_float,
    is_int,
    is_number,
    is_str,
    is_value_enum,
)
from naja.compiler.lower.types import normal, union_items


def is_narrower(type_: ProperType, kept: ProperType) -> bool:
    """Whether `type_`, or some of a union or of the elements, is such where `kept` is wanted."""
    if type_ == kept:
        return False
    items = union_items(type_)
    if len(items) > 1:
        return is_number(kept) and all(map(is_number, items))
    if not isinstance(type_, Instance):
        return False
    if type_.args and isinstance(kept, Instance):
        pairs = zip(map(normal, type_.args), map(normal, kept.args), strict=False)
        return type_.type is kept.type and all(a == b or is_narrower(a, b) for a, b in pairs)
    if is_value_enum(type_):
        return is_str(kept) or is_int(kept) or is_float(kept)
    if is_complex(kept):
        return is_number(type_)
    return is_float(kept) and (is_int(type_) or is_bool(type_)) or is_int(kept) and is_bool(type_)


def may_be_narrower(given: ProperType) -> bool:
    """Whether values of a type may be such for a parameter."""
    if isinstance(given, Instance) and given.args:
        return any(may_be_narrower(get_proper_type(arg)) for arg in given.args)
    return is_number(given) or is_value_enum(given)
