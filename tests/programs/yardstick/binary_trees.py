# args: 8
"""Trees made, walked and dropped (Benchmarks Game: binary-trees)."""

from __future__ import annotations

import sys


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left: Node | None, right: Node | None) -> None:
        self.left = left
        self.right = right


def make(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def count(node: Node) -> int:
    left, right = node.left, node.right
    if left is None or right is None:
        return 1
    return 1 + count(left) + count(right)


def main(most: int) -> None:
    least = 4
    most = max(least + 2, most)
    print(f"stretch tree of depth {most + 1}\t check: {count(make(most + 1))}")
    long_lived = make(most)
    for depth in range(least, most + 1, 2):
        trees = 1 << (most - depth + least)
        check = 0
        for _ in range(trees):
            check += count(make(depth))
        print(f"{trees}\t trees of depth {depth}\t check: {check}")
    print(f"long lived tree of depth {most}\t check: {count(long_lived)}")


main(int(sys.argv[1]))
