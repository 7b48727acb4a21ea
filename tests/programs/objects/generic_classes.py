"""Generic classes."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> None:
        self._items.append(item)

    def pop(self) -> T:
        if not self._items:
            raise IndexError("the stack is empty")
        return self._items.pop()

    def peek(self) -> T | None:
        return self._items[-1] if self._items else None

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return reversed(self._items)


class Node(Generic[T]):
    def __init__(self, value: T, following: "Node[T] | None") -> None:
        self.value = value
        self.following = following


class LinkedList(Generic[T]):
    def __init__(self) -> None:
        self.head: Node[T] | None = None
        self.size = 0

    def prepend(self, value: T) -> "LinkedList[T]":
        self.head = Node(value, self.head)
        self.size += 1
        return self

    def items(self) -> list[T]:
        result: list[T] = []
        node = self.head
        while node is not None:
            result.append(node.value)
            node = node.following
        return result


class Cache(Generic[K, V]):
    def __init__(self, load: Callable[[K], V]) -> None:
        self._load = load
        self._values: dict[K, V] = {}
        self.misses = 0

    def get(self, key: K) -> V:
        if key not in self._values:
            self.misses += 1
            self._values[key] = self._load(key)
        return self._values[key]


class CountingStack(Stack[str]):
    def __init__(self) -> None:
        super().__init__()
        self.pushed = 0

    def push(self, item: str) -> None:
        self.pushed += 1
        super().push(item.upper())


numbers: Stack[int] = Stack()
for n in range(4):
    numbers.push(n * n)
print(numbers.pop(), numbers.peek(), len(numbers), list(numbers))
words = Stack[str]()
print(words.peek())
words.push("a")
print(words.pop())
try:
    words.pop()
except IndexError as error:
    print(error)
pairs: Stack[tuple[int, str]] = Stack()
pairs.push((1, "x"))
print(pairs.pop(), pairs.peek() is None)
print(LinkedList[float]().prepend(1.5).prepend(2.5).items(), LinkedList[str]().items())
cache = Cache[str, int](len)
print(cache.get("four"), cache.get("four"), cache.get("x"), cache.misses)
squares = Cache[int, str](lambda n: str(n * n))
print(squares.get(12), squares.misses)
counting = CountingStack()
counting.push("p")
base: Stack[str] = counting
base.push("q")
print(counting.pushed, list(counting))
