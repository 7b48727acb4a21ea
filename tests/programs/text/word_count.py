"""A small text job: counting, sorting, aligning."""

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness.
"""


def words_of(text: str) -> list[str]:
    cleaned = "".join(c.lower() if c.isalpha() else " " for c in text)
    return cleaned.split()


def count(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def rank(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


counts = count(words_of(TEXT))
ranked = sorted(counts.items(), key=rank)
width = max(len(word) for word, _ in ranked[:8])
for word, number in ranked[:8]:
    print(f"{word:<{width}} {number:>3} {'#' * number}")
print(len(counts), sum(counts.values()))
print(sorted({len(word) for word in counts}))
