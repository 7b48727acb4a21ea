"""collections: deque, OrderedDict, defaultdict, Counter, ChainMap with all their methods."""

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable

d = deque([1, 2, 3], maxlen=4)
print(d * 2, 2 * d, d + d, d < deque([1, 3]), d >= d, d.copy(), d.maxlen)
d *= 2
print(d, d.index(2), d.count(1))

d.rotate(-1)
d.extendleft([7, 8])
d.remove(8)
print(d, list(reversed(d)))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(
    o,
    o == OrderedDict([("c", 3), ("b", 2), ("a", 1)]),
    o == OrderedDict([("a", 1), ("b", 2), ("c", 3)]),
    o == {"a": 1, "b": 2, "c": 3},
    {"a": 1, "b": 2, "c": 3} == o,
)
print(
    o.popitem(),
    o.popitem(last=False),
    o,
    o.copy(),
    OrderedDict.fromkeys("ab"),
    OrderedDict.fromkeys("ab", 0),
)
print(o | {"z": 1}, list(reversed(o)), o != {"b": 2})
try:
    o.move_to_end("q")
except KeyError as error:
    print(error)
o.clear()
try:
    o.popitem()
except KeyError as error:
    print(error)

g: defaultdict[str, list[int]] = defaultdict(list)
g["a"].append(1)
g["b"].append(2)
print(g, g.copy(), len(g), "z" in g, g.get("z"), dict(g))
n: defaultdict[str, int] = defaultdict(int, {"x": 1})
n["y"] += 5
print(n, n | {"k": 9}, n == {"x": 1, "y": 5})
p = defaultdict(int, [("q", 1)])
print(p["r"], p)
none: defaultdict[str, int] = defaultdict(None, {"a": 1})
print(none)
try:
    none["b"]
except KeyError as error:
    print("KeyError", error)
nested: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
print(nested["a"], dict(nested["a"]))


class Thing:
    def __init__(self) -> None:
        self.n = 0

    def __repr__(self) -> str:
        return f"Thing({self.n})"


things: defaultdict[int, Thing] = defaultdict(Thing)
things[3].n = 4
print(things)
factory: Callable[[], set[int]] = set
print(factory)

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()), list(c.items()))
e = Counter({"a": 1, "x": -2})
e.update("aab")
e.update({"x": 5})
print(e, e + c, e - c, c - e, e | c, e & c, +e, -Counter({"q": -1, "r": 2}))
e.subtract("aaaa")
print(e, e.total(), e == Counter({"a": -1, "b": 1, "x": 3}), Counter("ab") == {"a": 1, "b": 1})
print(
    Counter("ab") <= Counter("aab"),
    Counter("ab") < Counter("ab"),
    Counter("aab") > Counter("a"),
    Counter(a for a in [1, 1]),
)
e += Counter("xx")
e -= Counter("b")
print(e)
e |= Counter("zz")
e &= Counter("zxxx")
print(e, Counter({"a": 0}) == Counter(), Counter())
del e["nothing"]
del e["z"]
print(e, e.copy(), e.pop("x"), e, Counter("abc").most_common(0))

base = {"color": "red", "user": "guest"}
env = {"user": "admin"}
m = ChainMap(env, base)
print(
    m,
    m["user"],
    m["color"],
    len(m),
    list(m),
    sorted(m.items()),
    "color" in m,
    m.get("nope"),
    m.get("nope", "d"),
)
child = m.new_child({"color": "blue"})
child["extra"] = "1"
print(child, child.parents, child["color"], child.maps, dict(child))
try:
    m.pop("color")
except KeyError as error:
    print(error)
try:
    m["none"]
except KeyError as error:
    print(error)
del m["user"]
print(
    m,
    m["user"],
    m == {"color": "red", "user": "guest"},
    m.setdefault("new", "v"),
    bool(ChainMap({})),
    m.copy(),
    list(m.keys()),
    list(m.values()),
)
