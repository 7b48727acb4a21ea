"""Members of IntEnum and StrEnum as arguments where an int or str, or a union of them, is wanted."""

from enum import IntEnum, StrEnum


class Color(IntEnum):
    RED = 1


class Name(StrEnum):
    A = "a"


def show(value: int | str) -> None:
    print(value, repr(value), isinstance(value, int), isinstance(value, Color))
    if isinstance(value, str):
        print(value.upper())
    else:
        print(value + 1)


def named(value: str | None = None) -> str:
    return "nobody" if value is None else f"{value!r} {value}"


show(Color.RED)
show(Name.A)
show(3)
show("text")
print(named(), named(Name.A), named("b"))

print("-".join([Name.A]), "+".join(Name), "".join(name for name in Name))
print("/".join(list(Name)), ",".join((Name.A, Name.A)), "-".join({Name.A: 1}))
print(str.upper(Name.A), str.__len__(Name.A), list(map(named, [Name.A])))
