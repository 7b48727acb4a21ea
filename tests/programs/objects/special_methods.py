"""Comparison, hashing, iteration and container protocols on own classes."""

from collections.abc import Iterator


class Version:
    def __init__(self, text: str) -> None:
        self.parts = [int(part) for part in text.split(".")]

    def __lt__(self, other: "Version") -> bool:
        return self.parts < other.parts

    def __le__(self, other: "Version") -> bool:
        return self.parts <= other.parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(tuple(self.parts))

    def __str__(self) -> str:
        return ".".join(str(part) for part in self.parts)


class Countdown:
    def __init__(self, start: int) -> None:
        self.current = start

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Ring:
    def __init__(self, size: int) -> None:
        self._slots = [""] * size

    def __getitem__(self, index: int) -> str:
        return self._slots[index % len(self._slots)]

    def __setitem__(self, index: int, value: str) -> None:
        self._slots[index % len(self._slots)] = value

    def __delitem__(self, index: int) -> None:
        self._slots[index % len(self._slots)] = ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._slots)

    def __contains__(self, value: object) -> bool:
        return value in self._slots

    def __len__(self) -> int:
        return len(self._slots)


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __add__(self, other: "Money | int") -> "Money":
        if isinstance(other, int):
            return Money(self.cents + other)
        return Money(self.cents + other.cents)

    def __radd__(self, other: int) -> "Money":
        return Money(self.cents + other)

    def __iadd__(self, other: "Money | int") -> "Money":
        self.cents += other if isinstance(other, int) else other.cents
        return self

    def __int__(self) -> int:
        return self.cents

    def __float__(self) -> float:
        return self.cents / 100

    def __abs__(self) -> "Money":
        return Money(abs(self.cents))

    def __format__(self, spec: str) -> str:
        return f"{self.cents}c" if spec == "c" else f"${self.cents / 100:.2f}"


versions = [Version("1.10"), Version("1.9"), Version("1.9.3")]
print([str(v) for v in sorted(versions)], str(max(versions)), versions[0] > versions[1])
print(Version("2.0") == Version("2.0"), Version("2.0") != Version("2.1"))
print(Version("1") <= Version("1"), Version("1.1") >= Version("1.2"))
print(len({Version("1.0"), Version("1.0"), Version("1.1")}))
print(list(Countdown(3)), sum(Countdown(4)), [a + b for a, b in zip(Countdown(2), Countdown(3))])
ring = Ring(3)
ring[4] = "x"
ring[-1] = "y"
print(list(ring), ring[1], ring[4], "x" in ring, "z" in ring, len(ring))
del ring[1]
print(list(ring), bool(ring))
total = sum([Money(150), Money(50)], Money(0))
total += 5
print(int(total), float(total), f"{total}", f"{total:c}", f"{1 + total}", int(abs(Money(-3) + 1)))
