"""itertools: every iterator, its laziness and its errors."""

import itertools
from collections.abc import Iterator
from itertools import chain, combinations, groupby, islice, permutations, product, tee


def told(name: str, values: list[int]) -> Iterator[int]:
    for value in values:
        print(f"<{name}{value}>", end="")
        yield value


c = itertools.count(3)
print(next(c), next(c), c, itertools.count(1, 2), itertools.count(0.5, 0.25), itertools.count())
print(list(islice(itertools.count(10, -3), 4)), list(islice(itertools.count(0.5), 3)))
y = itertools.cycle(told("c", [1, 2]))
print([next(y) for _ in range(5)], list(itertools.cycle([0 for _ in range(0)])))
r = itertools.repeat("x", 3)
print(r, next(r), r, list(r), r, itertools.repeat(5), list(itertools.repeat(1, -4)))
for i, z in zip(itertools.count(), range(3)):
    print(i, z, end=" ")
print(list(map(pow, [1, 2, 3], itertools.repeat(2))))

print(list(chain([1, 2], (3, 4), range(5, 7))), list(chain.from_iterable([[1], [2, 3], []])))
print(list(chain.from_iterable(["ab", "cd"])), [v for v in chain(told("a", [1]), told("b", [2]))])
print(
    list(itertools.compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(itertools.compress("AB", [True]))
)
low = [1, 4, 6, 4, 1]
print(
    list(itertools.dropwhile(lambda x: x < 5, low)), list(itertools.takewhile(lambda x: x < 5, low))
)
print(
    list(itertools.filterfalse(None, [0, 1, 2, 0])),
    list(itertools.filterfalse(lambda x: x % 2, range(10))),
)
print(
    list(itertools.pairwise("ABCD")),
    list(itertools.pairwise([1])),
    list(itertools.pairwise(told("p", [1, 2, 3]))),
)

print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)))
print(
    list(islice("ABCDEFG", 0, None, 2)),
    list(islice(range(9), None, 7, 3)),
    list(islice(range(3), None)),
)
source = told("s", [1, 2, 3, 4, 5])
print(list(islice(source, 1, 3)), list(source))
for start, stop, step in [(-1, 2, 1), (0, -2, 1), (0, 2, 0)]:
    try:
        islice([1], start, stop, step)
    except ValueError as error:
        print(error)
try:
    islice([1], -1)
except ValueError as error:
    print(error)

print(list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2, 3], initial=100)))
print(
    list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)),
    list(itertools.accumulate([3, 1, 4], max)),
)
print(list(itertools.accumulate([1, 2, 3], lambda a, b: a + str(b), initial="")))
print(list(itertools.accumulate(["a", "b"])), list(itertools.accumulate([0 for _ in range(0)])))
print(
    list(itertools.starmap(pow, [(2, 5), (3, 2)])),
    list(itertools.starmap(lambda a, b, c: a + b + c, [(1, 2, 3)])),
)
print(
    list(itertools.zip_longest("ABCD", "xy", fillvalue="-")), list(itertools.zip_longest([1], "xy"))
)
print(list(itertools.zip_longest([1, 2, 3], [1.5], "ab")))

print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")], [k for k, g in groupby([1, 1, 2])])
for key, group in groupby(told("g", [1, 3, 5, 2, 4, 7]), lambda v: v % 2):
    print(key, list(group))
groups = [group for _, group in groupby([1, 1, 2])]
print([list(group) for group in groups])
for _, group in groupby([1, 1, 1, 2, 2]):
    print(next(group), end=" ")
print()
a, b = tee(told("t", [1, 2, 3]))
print(next(a), next(a), list(b), list(a))
x, y2, z2 = tee("abc", 3)
print(list(x), list(y2), list(z2), len(tee([1], 0)))

print(list(product("AB", "xy")), list(product([0, 1], repeat=2)), list(product([0, 1], repeat=0)))
print(list(product([1], "a", [1.5])), list(product()), list(product([1], [0 for _ in range(0)])))
print(len(list(product([0, 1], repeat=5))), list(product([1, 2], [3], [4], [5, 6])))
print(list(permutations([1, 2, 3])), list(permutations("ABC", 2)), list(permutations([1], 2)))
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations([1], 0)))
n = 4
print(
    list(combinations(range(5), n)),
    list(permutations(range(3), n - 3)),
    list(permutations([0 for _ in range(0)])),
)
print(
    list(itertools.combinations_with_replacement("ABC", 2)),
    list(itertools.combinations_with_replacement([1, 2], 3)),
)
for p, q in combinations([1, 2, 3], 2):
    print(p * q, end=" ")
print(sum(1 for _ in permutations(range(6))))
try:
    combinations([1], n - 6)
except ValueError as error:
    print(error)
it = iter([1, 2, 3, 4, 5, 6])
print(list(zip(it, it)), next(it, None))


def fails(value: int) -> bool:
    return 1 // value > 0


flow = itertools.takewhile(fails, [1, 0, 1, 1])
print(next(flow))
try:
    next(flow)
except ZeroDivisionError as error:
    print(error, next(flow))
for wrong in range(2):
    try:
        if wrong:
            print(next(itertools.count("a", "b")))  # type: ignore[call-overload]
        else:
            print(next(itertools.count([1], [2])))  # type: ignore[call-overload]
    except TypeError as error:
        print(error)
