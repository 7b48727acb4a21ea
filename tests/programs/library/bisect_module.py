"""bisect: places, bounds, keys, insertion."""

import bisect
from bisect import bisect_left, bisect_right, insort, insort_left

values = [1, 2, 2, 2, 5, 8]
for x in range(-1, 10, 2):
    print(x, bisect_left(values, x), bisect_right(values, x), bisect.bisect(values, x), end=" | ")
print(bisect_left(values, 2, 2), bisect_left(values, 2, 0, 1), bisect_right(values, 2, lo=1, hi=3))
print(bisect_left("abcdef", "d"), bisect_left((1.5, 2.5), 2.0), bisect.bisect_left(range(100), 41))
words = ["kiwi", "fig", "apple", "banana"]
words.sort(key=len)
print(words, bisect_left(words, 5, key=len), bisect_right(words, 5, key=lambda word: len(word)))
insort(words, "cherry", key=len)
insort_left(words, "grape", key=len)
bisect.insort_right(words, "date", key=len)
print(words)
numbers: list[int] = []
for value in [5, 1, 4, 1, 5, 9, 2, 6]:
    insort(numbers, value)
print(numbers, bisect_left([0 for _ in range(0)], 3))
pairs = [(1, "a"), (1, "c"), (2, "b")]
insort(pairs, (1, "b"))
print(pairs, bisect_left(pairs, (1, "c")))
try:
    bisect_left(values, 3, -1)
except ValueError as error:
    print(error)
try:
    bisect_right(values, 3, 0, 20)
except IndexError as error:
    print(error)


def grade(score: int) -> str:
    return "FDCBA"[bisect.bisect([60, 70, 80, 90], score)]


print([grade(score) for score in [33, 99, 77, 70, 89, 90, 100]])
