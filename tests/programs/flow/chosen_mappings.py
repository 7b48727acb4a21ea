"""A choice between classes, handed on as what they have in common to methods with slots."""

from collections import ChainMap
from collections.abc import MutableMapping


class Node:
    def value(self, env: MutableMapping[str, int]) -> int:
        return env["a"]


class Other(Node):
    def value(self, env: MutableMapping[str, int]) -> int:
        return env["b"] + len(env)


base: dict[str, int] = {"a": 1, "b": 2}


def tell(node: Node, env: MutableMapping[str, int], flag: bool) -> None:
    new: dict[str, int] = {}
    inner = env.new_child(new) if isinstance(env, ChainMap) else base
    print(node.value(ChainMap(new, base) if isinstance(env, dict) else inner))
    print(node.value(ChainMap(new, base) if flag else base))


for node in (Node(), Other()):
    for flag in (True, False):
        tell(node, base, flag)
        tell(node, ChainMap({"a": 7, "b": 5}), flag)
