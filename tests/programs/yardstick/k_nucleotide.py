# args: 2000
"""How often short sequences occur in a long one (Benchmarks Game: k-nucleotide)."""

import sys


def sequence(n: int) -> str:
    seed = 42
    letters: list[str] = []
    for _ in range(n):
        seed = (seed * 3877 + 29573) % 139968
        if seed % 13 == 0 and letters[-12:]:
            letters += letters[-12:]
        else:
            letters.append("ACGT"[seed * 4 // 139968])
    return "".join(letters[:n])


def counts(text: str, length: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for i in range(len(text) - length + 1):
        part = text[i : i + length]
        found[part] = found.get(part, 0) + 1
    return found


def frequencies(text: str, length: int) -> None:
    found = counts(text, length)
    total = sum(found.values())
    for part, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        print(f"{part} {100.0 * count / total:.3f}")
    print()


def main(n: int) -> None:
    text = sequence(n)
    frequencies(text, 1)
    frequencies(text, 2)
    for wanted in ("GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT", "ACGTACGTACGT"):
        print(f"{counts(text, len(wanted)).get(wanted, 0)}\t{wanted}")


main(int(sys.argv[1]))
