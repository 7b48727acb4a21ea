"""Tuples with several kinds of dicts: shown, compared, as JSON."""

import json
from typing import NamedTuple


class Request(NamedTuple):
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes = b""


first = Request("/", {"a": ["1", "2"]}, {"host": "x"})
second = Request("/", {"a": ["1", "2"]}, {"host": "y"}, b"z")
print(first, second)
print(first == second, first == first._replace(body=b""), first != second)
shown: list[object] = [first, second, ({"n": 1}, {"t": "x"}), {"a": ({1: 2}, {"b": [1.5]})}]
for item in shown:
    print(item, item == first, item in shown)
print(json.dumps(({"n": 1}, {"t": "x"}, [{"k": [None]}])))
print(json.dumps(({"n": 1}, {"t": "x"}), sort_keys=True, indent=1))
try:
    print(hash(first))
except TypeError as error:
    print(error)
for part in (first.query, first.headers):
    print(part, len(part), bool(part), str(part))
pair = ({"n": 1}, {"t": "x"})
print(pair, f"{pair}", sorted(str(one) for one in pair), pair == ({"n": 1}, {"t": "x"}))
for one in first:
    print(one)
