"""What members of enumerations say of themselves, and the arithmetic of flags."""

from typing import NoReturn


def member_str(class_name: str, name: str) -> str:
    return class_name + "." + name


def member_repr(class_name: str, name: str, value: str) -> str:
    return "<" + class_name + "." + name + ": " + value + ">"


def flag_str(class_name: str, name: str | None, value: int) -> str:
    if name is None:
        return class_name + "(" + str(value) + ")"
    return class_name + "." + name


def flag_repr(class_name: str, name: str | None, value: str) -> str:
    if name is None:
        return "<" + class_name + ": " + value + ">"
    return "<" + class_name + "." + name + ": " + value + ">"


def count_bits(value: int) -> int:
    return abs(value).bit_count()


def checked_value(value: int, mask: int, keep: bool, class_name: str) -> int:
    """A value brought into range: negative ones count from the top; `keep` allows any bit."""
    everything = (1 << mask.bit_length()) - 1
    inside = ~everything <= value <= everything and value & (everything ^ mask) == 0
    if not inside and not keep:
        count = max(value.bit_length(), mask.bit_length())
        raise ValueError(
            "<flag '" + class_name + "'> invalid value " + str(value) + "\n"
            "    given " + _digits(value, count) + "\n"
            "  allowed " + _digits(mask, count)
        )
    if value >= 0:
        return value
    if inside:
        return everything + 1 + value
    return max(everything + 1, 1 << value.bit_length()) + value


def _digits(value: int, count: int) -> str:
    """`0b0 0111`: the sign bit apart, as the flags of CPython write it."""
    sign = "1" if value < 0 else "0"
    own = value.bit_length()
    bits = bin((value & ((1 << own) - 1)) | (1 << own))[3:]
    return "0b" + sign + " " + sign * (count - len(bits)) + bits


def composite_name(value: int, singles: int, names: list[str], values: list[int]) -> str | None:
    """`R|W`: single bits first; members of several bits if more than `singles` is there."""
    parts: list[str] = []
    covered = 0
    for index in range(len(names)):
        bits = values[index]
        single = bits & (bits - 1) == 0
        if value & bits == bits and (single or value & ~singles != 0):
            parts.append(names[index])
            covered |= bits
    rest = value & ~covered
    if len(parts) == 0:
        return None
    if rest != 0:
        parts.append(str(rest))
    return "|".join(parts)


def raise_not_valid(value: str, class_name: str) -> NoReturn:
    raise ValueError(value + " is not a valid " + class_name)


def raise_no_name(name: str) -> NoReturn:
    raise KeyError(name)


def raise_duplicates(text: str) -> NoReturn:
    """`text`: the enumeration and its aliases."""
    raise ValueError("duplicate values found in " + text)
