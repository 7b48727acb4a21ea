"""Attributes of the class that are set through an object."""


class Node:
    counter = 0
    names: list[str] = []

    def __init__(self, n: str) -> None:
        type(self).counter += 1
        self.id = type(self).counter
        type(self).names.append(n)
        type(self).last = n

    last: str = ""


a, b = Node("a"), Node("b")
print(Node.counter, a.counter, a.id, b.id, Node.names, Node.last, a.last)


def reset(n: Node) -> None:
    type(n).counter = 10


reset(a)
Node("c")
print(Node.counter, b.counter, type(b).counter, a.last)
