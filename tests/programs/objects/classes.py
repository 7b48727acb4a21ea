"""Classes: attributes, methods, special methods, class variables, properties."""


class Vector:
    dimension = 2
    made = 0

    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y
        Vector.made += 1

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Vector") -> "Vector":
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> "Vector":
        return Vector(self.x * factor, self.y * factor)

    def __neg__(self) -> "Vector":
        return Vector(-self.x, -self.y)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __bool__(self) -> bool:
        return self.x != 0.0 or self.y != 0.0

    def __repr__(self) -> str:
        return f"Vector({self.x}, {self.y})"

    def __getitem__(self, index: int) -> float:
        if index == 0:
            return self.x
        if index == 1:
            return self.y
        raise IndexError("a vector has two components")

    def __len__(self) -> int:
        return self.dimension

    def __contains__(self, value: float) -> bool:
        return value == self.x or value == self.y

    def __call__(self, t: float) -> str:
        return f"{self.x * t:.1f},{self.y * t:.1f}"

    @property
    def squared(self) -> float:
        return self.x * self.x + self.y * self.y

    @staticmethod
    def zero() -> "Vector":
        return Vector(0.0, 0.0)

    @classmethod
    def diagonal(cls, size: float) -> "Vector":
        return cls(size, size)


class Account:
    def __init__(self) -> None:
        self._cents = 0
        self.log: list[str] = []

    @property
    def cents(self) -> int:
        return self._cents

    @cents.setter
    def cents(self, value: int) -> None:
        if value < 0:
            raise ValueError("overdrawn")
        self.log.append(f"{self._cents}->{value}")
        self._cents = value


a = Vector(1.0, 2.0)
b = Vector(0.5, -1.0)
print(a + b, a - b, a * 2.0, -a, a == Vector(1.0, 2.0), a != b, a == 5)
print(a.squared, a[0], a[1], len(a), 2.0 in a, 9.0 in a, bool(Vector.zero()), bool(a))
print(Vector.diagonal(3.0), Vector.zero(), a(10.0), Vector.made, Vector.dimension, a.dimension)
print(str(a), [a, b], {a: "key"}[Vector(1.0, 2.0)], f"{a}")
a += b
a.x = 9.0
print(a)
try:
    a[2]
except IndexError as error:
    print(error)
account = Account()
account.cents = 100
account.cents += 50
try:
    account.cents = -1
except ValueError as error:
    print(error)
print(account.cents, account.log)
print(type(a).__name__, a.__class__.__name__, isinstance(a, Vector), isinstance(a, object))
same = a
print(same is a, Vector.zero() is a, a is not None)
