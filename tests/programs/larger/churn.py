"""Much garbage, few survivors: what lives keeps its value through collections."""


class Node:
    def __init__(self, name: str, links: "list[Node]") -> None:
        self.name = name
        self.links = links


def build(depth: int, label: str) -> Node:
    if depth == 0:
        return Node(label, [])
    return Node(label, [build(depth - 1, label + "l"), build(depth - 1, label + "r")])


def check(node: Node, label: str) -> int:
    assert node.name == label, (node.name, label)
    count = 1
    for link, side in zip(node.links, "lr"):
        count += check(link, label + side)
    return count


keep: list[Node] = []
table: dict[str, bytes] = {}
for round_number in range(60):
    tree = build(7, f"t{round_number}-")
    if round_number % 20 == 0:
        keep.append(tree)
    text = ""
    for i in range(200):
        text += str(i)
    table[f"key{round_number % 7}"] = text.encode()[: round_number + 1]
    ring = Node("ring", [])
    ring.links.append(ring)
for index, tree in enumerate(keep):
    print(check(tree, f"t{index * 20}-"))
print({key: len(value) for key, value in table.items()})
big = bytearray()
for i in range(20000):
    big += i.to_bytes(2, "big")
print(len(big), big[20001], sum(big))
