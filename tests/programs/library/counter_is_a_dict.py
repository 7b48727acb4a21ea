"""A Counter where a dict is wanted: what a dict takes and a Counter does not is no obstacle."""

from collections import Counter, OrderedDict


def merged(into: dict[str, int], pairs: list[tuple[str, int]]) -> dict[str, int]:
    into.update(pairs)
    return into


def added(into: dict[str, int], other: dict[str, int]) -> int:
    into.update(other)
    return sum(into.values())


print(merged({"a": 1}, [("b", 2)]), merged(OrderedDict([("a", 1)]), [("a", 3)]))
counts = Counter("abracadabra")
print(added(counts, {"a": 1, "z": 2}), counts)
print(added({"a": 1}, counts), counts.most_common(2))
