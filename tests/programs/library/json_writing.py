"""json.dumps of values of all types, with all options."""

import json


class Thing:
    def __init__(self, n: int) -> None:
        self.n = n


def other(o: object) -> object:
    if isinstance(o, Thing):
        return {"thing": o.n}
    raise TypeError("no " + type(o).__name__)


print(
    json.dumps([1, 2, 3]),
    json.dumps({"a": 1.5}),
    json.dumps(None),
    json.dumps(True),
    json.dumps('x"\n\t\x7f\u20ac\U0001f600\\/'),
    json.dumps(5),
    json.dumps(1e20),
)
print(json.dumps('x"\n\t\x7f\u20ac\U0001f600\\/ long enough to be in words', ensure_ascii=False))
print(json.dumps("abcdefgh\x7fijklmnopqrstuvwxyz \xe9 abcdefghijkl\x00"))
d: dict[str, object] = {
    "id": 1,
    "name": "x",
    "tags": ["a", "b"],
    "pos": (1, 2.5),
    "none": None,
    "ok": True,
    "nested": {"k": [{}, {}]},
    "e": [],
    "t": (),
}
print(json.dumps(d))
print(json.dumps(d, indent=2))
print(json.dumps(d, indent="\t", sort_keys=True))
print(json.dumps(d, separators=(",", ":")))
print(
    json.dumps({3: "c", 1: "a", 2: "b"}, sort_keys=True),
    json.dumps({2.5: 1, 1.5: 2}, sort_keys=True),
    json.dumps({True: 1, False: 0}),
    json.dumps({None: 1}),
)
print(json.dumps([None, 1, None]), json.dumps([1.0, float("inf"), float("-inf"), float("nan")]))
odd: dict[object, int] = {(1, 2): 3, "a": 1}
print(json.dumps(odd, skipkeys=True))
for i in range(5):
    try:
        if i == 0:
            print(json.dumps([float("nan")], allow_nan=False))
        elif i == 1:
            print(json.dumps({(1, 2): 3}))
        elif i == 2:
            print(json.dumps(Thing(3)))
        elif i == 3:
            x: list[object] = []
            x.append(x)
            print(json.dumps(x))
        else:
            print(json.dumps([b"x"]))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(json.dumps([Thing(1), 2, {"x": Thing(2)}], default=other))
print(json.dumps([[1, 2], [3]], indent=1), json.dumps([], indent=3), json.dumps({}, indent=3))
print(json.dumps({"b": {"z": 1, "a": 2}, "a": []}, sort_keys=True, indent=0))
u: dict[str, int | str | None | list[int]] = {"a": 1, "b": "x", "c": None, "d": [1]}
print(json.dumps(u), json.dumps(json.loads('{"a": [1, 2.5, null, true, "x"]}')))
