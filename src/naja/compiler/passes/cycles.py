"""The nodes of a graph that lie on a cycle (Tarjan's strongly connected components)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def nodes_in_cycles(graph: Mapping[str, Sequence[str]]) -> set[str]:
    """`graph`: node -> its successors; one without an entry has none."""
    found: set[str] = set()
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()

    def enter(node: str) -> None:
        order[node] = low[node] = len(order)
        path.append(node)
        on_path.add(node)
        work.append((node, 0))

    work: list[tuple[str, int]] = []
    for root in graph:
        if root in order:
            continue
        enter(root)
        while work:
            node, at = work.pop()
            successors = graph.get(node, ())
            if at < len(successors):
                work.append((node, at + 1))
                after = successors[at]
                if after not in order:
                    enter(after)
                elif after in on_path:
                    low[node] = min(low[node], order[after])
                continue
            if low[node] == order[node]:
                _close(node, graph, path, on_path, found)
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[node])
    return found


def _close(
    node: str,
    graph: Mapping[str, Sequence[str]],
    path: list[str],
    on_path: set[str],
    found: set[str],
) -> None:
    """Take the component that began with `node` off the path."""
    size = len(path) - path.index(node)
    members = path[-size:]
    del path[-size:]
    on_path.difference_update(members)
    if size > 1 or node in graph.get(node, ()):
        found.update(members)
