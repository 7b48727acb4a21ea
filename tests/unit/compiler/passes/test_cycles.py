"""Which nodes of a graph lie on a cycle."""

import random

from naja.compiler.passes.cycles import nodes_in_cycles


def test_small_graphs() -> None:
    assert nodes_in_cycles({}) == set()
    assert nodes_in_cycles({"a": ["b"], "b": ["c"]}) == set()
    assert nodes_in_cycles({"a": ["a"]}) == {"a"}
    assert nodes_in_cycles({"a": ["b"], "b": ["c", "d"], "c": ["b"]}) == {"b", "c"}
    assert nodes_in_cycles({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}) == set("abcd")


def test_random_graphs_agree_with_reachability() -> None:
    chosen = random.Random(3)
    for _ in range(200):
        size = chosen.randrange(1, 12)
        names = [str(n) for n in range(size)]
        graph = {name: [other for other in names if chosen.random() < 1.2 / size] for name in names}
        assert nodes_in_cycles(graph) == {n for n in names if n in reached(graph, graph[n])}


def reached(graph: dict[str, list[str]], starts: list[str]) -> set[str]:
    found: set[str] = set()
    work = list(starts)
    while work:
        node = work.pop()
        if node not in found:
            found.add(node)
            work += graph[node]
    return found
