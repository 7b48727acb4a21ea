"""`type(x)` of containers is the class that they are displayed with; classes kept in variables."""

from collections import Counter, deque

a = [1]
print(type(a) == list, type(a) is list, type(a) is not list)
s = {1}
print(type(s) == set, type(frozenset(s)) == frozenset, type(s.union([1])) == set)
d = {1: 2}
print(
    type(d) == dict, type((1, 2)) == tuple, type(tuple(a)) == tuple, type("") == str, type(1) == int
)
things: list[object] = [a, s, d, (1,), "text", None, 2.5]
print([type(thing) is list for thing in things], [type(thing).__name__ for thing in things])
print(type(deque([1])) == deque, type(Counter("a")) == Counter)
print(list(map(repr, things)), sorted(["zero", 0, None], key=repr))


class Box:
    pass


class Lid(Box):
    pass


boxes = [Box(), Lid()]
print([type(box) is Box for box in boxes], type(boxes[1]) is Lid)


def made() -> None:
    kind = str
    print(kind("abcd"), kind().join(["a", "b"]))


made()

ages = {"a": 1}
print(type(ages.keys()).__name__, type(ages.values()).__name__, type(ages.items()))
print(type(iter(ages)).__name__, type(iter(ages.values())).__name__, type(iter(ages.items())))
print(type(iter([1])).__name__, type(reversed([1])).__name__, type(iter((1, 2))).__name__)
print(type(iter({1})).__name__, type(iter(range(2))), type(iter(b"a")), type(iter("a")))
print(type(enumerate("a")), type(zip("a", "b")), type(map(str, [1])), type(filter(None, [1])))
print(type(reversed("ab")).__name__, type(iter(lambda: 1, 1)).__name__)
