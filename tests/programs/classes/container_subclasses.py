"""Subclasses of dict, list and set; exceptions with fields."""


class Config(dict[str, int]):
    def total(self) -> int:
        return sum(self.values())


c = Config(a=1, b=2)
c["z"] = 3
print(c, c.total(), len(c), "a" in c, isinstance(c, dict), c == {"a": 1, "b": 2, "z": 3})


class Stack(list[int]):
    def push(self, x: int) -> None:
        self.append(x)

    def peek(self) -> int:
        return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), s + [4], s[1:], sorted(s), sum(s), isinstance(s, list))


class Counter2(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return 0


k = Counter2()
k["a"] += 1
print(k, k["zz"])


class LowerSet(set[str]):
    def add(self, x: str) -> None:
        super().add(x.lower())


l = LowerSet()
l.add("ABC")
print(l, "abc" in l)


class AppError(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class NotFound(AppError, KeyError):
    pass


class V(ValueError):
    field: str = "f"


try:
    raise AppError(3, "bad")
except AppError as e:
    print(e, e.code, e.args, repr(e))
