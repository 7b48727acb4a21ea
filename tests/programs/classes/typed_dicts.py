"""TypedDict: literal keys, optional keys, get, in, nested, printed as dicts."""

from __future__ import annotations

from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int
    rating: float


class Extra(Movie, total=False):
    tags: list[str]
    sequel: Movie


def describe(movie: Movie) -> str:
    return f"{movie['name']} ({movie['year']}) {movie['rating']:.1f}"


m: Movie = {"name": "Alien", "year": 1979, "rating": 8.5}
print(m, m["name"].upper(), m["year"] + 1, describe(m), len(m), "year" in m)
m["year"] = 1980
m["rating"] += 0.25
print(m, m == {"name": "Alien", "year": 1980, "rating": 8.75}, list(m), sorted(m.keys()))
made = Movie(name="Aliens", year=1986, rating=8.0)
print(made, describe(made), made.get("year"), made.get("name", "?"))
extra: Extra = {"name": "x", "year": 1, "rating": 0.0}
print(extra.get("tags"), "tags" in extra, extra)
extra["tags"] = ["a"]
extra["tags"].append("b")
extra["sequel"] = m
print(extra, extra["sequel"]["year"], extra["tags"][1])
if "tags" in extra:
    print(len(extra["tags"]))
movies: list[Movie] = [m, made, {"name": "Third", "year": 1992, "rating": 6.4}]
print([movie["name"] for movie in movies], max(movie["year"] for movie in movies))
by_name: dict[str, Movie] = {movie["name"]: movie for movie in movies}
print(by_name["Third"]["rating"], sum(movie["rating"] for movie in movies))
for key, value in m.items():
    print(key, value)
del extra["tags"]
try:
    print(extra["tags"])
except KeyError as error:
    print("missing", error)
alias = m
alias["name"] = "changed"
print(m["name"], m is alias)
