from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Positive:
    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.values: dict[int, int] = {}
        print("set_name", owner.__name__, name)

    def __get__(self, obj: object, owner: type | None = None) -> int:
        if obj is None:
            return -1
        print("get", self.name)
        return self.values.get(id(obj), 0)

    def __set__(self, obj: object, value: int) -> None:
        if value < 0:
            raise ValueError(self.name + " must not be negative")
        self.values[id(obj)] = value

    def __delete__(self, obj: object) -> None:
        print("delete", self.name)
        self.values.pop(id(obj))


class Account:
    balance = Positive()
    limit = Positive()

    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.limit = 10


class Sub(Account):
    extra = Positive()


a, b = Account(5), Sub(7)
a.balance += 3
b.extra = 2
print(a.balance, b.balance, a.limit, b.extra, Account.balance, Sub.limit)
del a.limit
print(a.limit)
try:
    a.balance = -1
except ValueError as e:
    print(e)


class Cached(Generic[T]):
    def __init__(self, start: T) -> None:
        self.start = start

    @overload
    def __get__(self, obj: None, owner: type) -> "Cached[T]": ...
    @overload
    def __get__(self, obj: object, owner: type) -> T: ...
    def __get__(self, obj: object | None, owner: type) -> "Cached[T] | T":
        if obj is None:
            return self
        return self.start


class Uses:
    name = Cached("x")
    count: Cached[int] = Cached(5)

    def twice(self) -> int:
        return self.count * 2


u = Uses()
print(u.name.upper(), u.count + 1, u.twice(), Uses.count.start)


class Temp:
    def __init__(self) -> None:
        self._c = 1.5

    @property
    def celsius(self) -> float:
        return self._c

    @celsius.setter
    def celsius(self, v: float) -> None:
        print("set", v)
        self._c = v

    @celsius.deleter
    def celsius(self) -> None:
        print("del")
        self._c = 0.0


t = Temp()
t.celsius = 3.5
t.celsius += 1.0
print(t.celsius)
del t.celsius
print(t.celsius)
