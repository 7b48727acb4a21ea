"""heapq: the heap operations, merge, the n largest."""

import heapq

heap: list[tuple[int, str]] = []
for item in [(3, "c"), (1, "a"), (2, "b"), (1, "z")]:
    heapq.heappush(heap, item)
print(
    heap,
    heapq.heappop(heap),
    heapq.heappushpop(heap, (0, "q")),
    heapq.heapreplace(heap, (9, "n")),
    heap,
)
numbers = [5, 8, 1, 9, 2, 7]
heapq.heapify(numbers)
print(numbers, [heapq.heappop(numbers) for _ in range(len(numbers))])
try:
    heapq.heappop(numbers)
except IndexError as error:
    print(error)
try:
    heapq.heapreplace(numbers, 1)
except IndexError as error:
    print(error)
print(heapq.heappushpop(numbers, 4), numbers)
print(
    heapq.nlargest(3, [4, 9, 1, 7]),
    heapq.nsmallest(2, [4, 9, 1, 7]),
    heapq.nlargest(0, [1]),
    heapq.nsmallest(9, "cab"),
)
print(heapq.nlargest(2, ["a", "ccc", "bb"], key=len), heapq.nsmallest(2, ["aa", "c", "b"], key=len))
print(list(heapq.merge([1, 4, 7], [2, 4, 8], [0, 9])), list(heapq.merge([n for n in range(0)])))
print(list(heapq.merge("ace", "bdf")), list(heapq.merge([5, 3], [4, 1], reverse=True)))
print(list(heapq.merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)))
print(list(heapq.merge(["horse", "dog"], ["kangaroo", "fish", "cat"], key=len, reverse=True)))
merged = heapq.merge(iter([1, 3]), range(2, 6, 2))
print(next(merged), next(merged), list(merged))
