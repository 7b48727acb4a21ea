"""What an overloaded function gives is what the variant says, though its body may give more."""

from typing import overload


class Seq:
    def __init__(self, *values: int) -> None:
        self._v = values

    @overload
    def __getitem__(self, i: int) -> int: ...
    @overload
    def __getitem__(self, i: slice) -> "Seq": ...
    def __getitem__(self, i: int | slice) -> "int | Seq":
        if isinstance(i, slice):
            return Seq(*self._v[i])
        return self._v[i]

    @overload
    def at(self, i: int) -> int: ...
    @overload
    def at(self, i: slice) -> "Seq": ...
    def at(self, i: int | slice) -> "int | Seq":
        return self[i]

    def __len__(self) -> int:
        return len(self._v)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x: int | str) -> int | str:
    return x


s = Seq(1, 2, 3)
print(len(s.at(slice(1, 2))), s.at(0) + 1)
print(len(g("abc")), g(1) + 1)
print(s[0] + 1)
print(len(s[1:2]))


class Lying:
    @overload
    def give(self, what: int) -> int: ...
    @overload
    def give(self, what: str) -> list[int]: ...
    @overload
    def give(self, what: None) -> None: ...
    def give(self, what: int | str | None) -> int | list[int] | None:
        return [1, 2] if isinstance(what, str) else what


lying = Lying()
numbers = lying.give("x")
numbers.append(lying.give(4))
print(numbers, len(lying.give("y")), lying.give(5) * 2, lying.give(None) is None)


@overload
def pick(values: list[str], at: int) -> str: ...
@overload
def pick(values: list[str], at: None = None) -> list[str]: ...
def pick(values: list[str], at: int | None = None) -> str | list[str]:
    return values if at is None else values[at]


letters = ["a", "b"]
print(pick(letters, 1).upper(), pick(letters)[::-1], [each.upper() for each in pick(letters, None)])
for letter in pick(letters):
    print(letter)
