# args: 500
"""Reverse complements of DNA sequences (Benchmarks Game: reverse-complement)."""

import sys

FORWARD = b"ACGTUMRWSYKVHDBNacgtumrwsykvhdbn"
BACKWARD = b"TGCAAKYWSRMBDHVNTGCAAKYWSRMBDHVN"


def table() -> bytes:
    made = bytearray(range(256))
    for a, b in zip(FORWARD, BACKWARD, strict=True):
        made[a] = b
    return bytes(made)


def sequence(n: int) -> bytearray:
    made = bytearray()
    seed = 7
    for _ in range(n):
        seed = (seed * 3877 + 29573) % 139968
        made.append(FORWARD[seed % 32])
    return made


def by_translate(text: bytearray, complement: bytes) -> bytes:
    turned = text.translate(complement)
    turned.reverse()
    return b"\n".join([bytes(turned[i : i + 60]) for i in range(0, len(turned), 60)])


def by_hand(text: bytearray, complement: bytes) -> bytes:
    """In place, from both ends."""
    low, high = 0, len(text) - 1
    while low < high:
        text[low], text[high] = complement[text[high]], complement[text[low]]
        low += 1
        high -= 1
    if low == high:
        text[low] = complement[text[low]]
    lines = bytearray()
    for at in range(0, len(text), 60):
        lines += text[at : at + 60]
        lines += b"\n"
    return bytes(lines[:-1])


def main(n: int) -> None:
    complement = table()
    for length in (n, n // 2 + 1, n // 3):
        text = sequence(length)
        one = by_translate(text, complement)
        two = by_hand(text, complement)
        print(one == two, len(one), sum(one) % 65521)
        print(one[:60].decode())


main(int(sys.argv[1]))
