"""Dijkstra with a binary heap of our own, breadth-first search, topological order."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Heap(Generic[T]):
    def __init__(self) -> None:
        self._items: list[tuple[int, int, T]] = []
        self._serial = 0

    def push(self, priority: int, item: T) -> None:
        self._serial += 1
        items = self._items
        items.append((priority, self._serial, item))
        at = len(items) - 1
        while at and items[at][:2] < items[(at - 1) // 2][:2]:
            parent = (at - 1) // 2
            items[at], items[parent] = items[parent], items[at]
            at = parent

    def pop(self) -> tuple[int, T]:
        items = self._items
        top = items[0]
        last = items.pop()
        if items:
            items[0] = last
            self._sink()
        return top[0], top[2]

    def _sink(self) -> None:
        items = self._items
        at = 0
        while True:
            child = 2 * at + 1
            if child >= len(items):
                return
            if child + 1 < len(items) and items[child + 1][:2] < items[child][:2]:
                child += 1
            if items[at][:2] <= items[child][:2]:
                return
            items[at], items[child] = items[child], items[at]
            at = child

    def __len__(self) -> int:
        return len(self._items)


class Graph:
    def __init__(self) -> None:
        self.edges: dict[str, list[tuple[str, int]]] = {}

    def connect(self, a: str, b: str, cost: int) -> None:
        self.edges.setdefault(a, []).append((b, cost))
        self.edges.setdefault(b, [])

    def shortest(self, start: str) -> dict[str, int]:
        best: dict[str, int] = {}
        heap: Heap[str] = Heap()
        heap.push(0, start)
        while len(heap):
            cost, node = heap.pop()
            if node in best:
                continue
            best[node] = cost
            for following, step in self.edges[node]:
                if following not in best:
                    heap.push(cost + step, following)
        return best

    def breadth_first(self, start: str) -> Iterator[str]:
        seen = {start}
        queue = [start]
        while queue:
            node = queue.pop(0)
            yield node
            for following, _ in self.edges[node]:
                if following not in seen:
                    seen.add(following)
                    queue.append(following)

    def topological(self) -> list[str]:
        order: list[str] = []
        state: dict[str, str] = {}

        def visit(node: str) -> None:
            if state.get(node) == "open":
                raise ValueError(f"cycle at {node}")
            if node in state:
                return
            state[node] = "open"
            for following, _ in self.edges[node]:
                visit(following)
            state[node] = "done"
            order.append(node)

        for node in self.edges:
            visit(node)
        return order[::-1]


graph = Graph()
for a, b, cost in [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8)]:
    graph.connect(a, b, cost)
print(graph.shortest("a"), list(graph.breadth_first("a")), graph.topological())
graph.connect("d", "a", 1)
try:
    graph.topological()
except ValueError as error:
    print(error)
