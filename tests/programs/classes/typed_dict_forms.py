from typing import TypedDict, NotRequired, Required


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Opt(TypedDict, total=False):
    a: Required[int]
    b: str


class Ext(Movie):
    rating: float


m: Movie = {"title": "x"}
print(m, m.get("year"), "year" in m, m.get("year", 5))
m["year"] = 3
e: Ext = {"title": "t", "rating": 1.5}
o: Opt = {"a": 1}
print(m, e, o, m["year"] + 1, e["rating"], list(e), len(e), o == {"a": 1}, dict(m))
del m["year"]
print(m)
for k, v in e.items():
    print(k, v)
m.update({"title": "u"})
print(m.keys(), m.pop("year", 0) if False else 1, m.setdefault("title", "zz"))
try:
    print(m["year"])
except KeyError as er:
    print(er)
