"""Blocks of ever other sizes come and go; a third of the memory is in use at most."""

LIMIT = 1_000_000


def main() -> None:
    kept: dict[int, bytes] = {}
    total = 0
    state = 12345
    largest = 0
    for step in range(40_000):
        state = (state * 1103515245 + 12345) % 2147483648
        # Sizes drift from tens of octets to tens of thousands, and back again.
        scale = 1 << (4 + step // 2500 % 10)
        size = scale + state // 65536 % scale
        slot = state % 997
        total += size - len(kept.get(slot, b""))
        kept[slot] = bytes([slot % 256]) * size
        while total > LIMIT:
            total -= len(kept.pop(next(iter(kept))))
        largest = max(largest, len(kept))
        if step % 5000 == 4999:
            whole = all(block[0] == block[-1] == at % 256 for at, block in kept.items())
            print(step, len(kept), total, whole)
    print(largest)


main()
