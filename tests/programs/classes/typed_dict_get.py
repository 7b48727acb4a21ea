"""`get` of a TypedDict has the type of its key, with and without a default."""

import json
from typing import NotRequired, TypedDict


class Place(TypedDict):
    name: str
    inhabitants: NotRequired[int]


class Row(TypedDict, total=False):
    sku: str
    quantity: int
    price: float
    tags: list[str]
    place: Place


def total(row: Row) -> float:
    return row.get("quantity", 0) * row.get("price", 0.0)


def main() -> None:
    text = '[{"sku": "a", "quantity": 5, "price": 2.5, "tags": ["x", "y"]}, {"sku": "b"}, {}]'
    rows: list[Row] = json.loads(text)
    rows.append({"place": {"name": "here"}, "tags": []})
    for row in rows:
        print(total(row), row.get("sku", "-").upper(), row.get("quantity"), row.get("price"))
        tags = row.get("tags", [])
        print(len(tags), ",".join(row.get("tags") or ["none"]), sorted(row.get("tags", ["z"])))
        quantity = row.get("quantity")
        print(quantity + 1 if quantity is not None else "no quantity")
        place = row.get("place")
        if place is not None:
            print(place.get("name", "?"), place.get("inhabitants", -1), place.get("inhabitants"))
        count: int | str = row.get("quantity", "many")
        print(repr(count))


main()
