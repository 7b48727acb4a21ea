"""list: every method, slices, nesting, comparison."""

numbers = [3, 1, 4, 1, 5, 9, 2, 6]
print(numbers, len(numbers), numbers[0], numbers[-1], numbers[2:5], numbers[::3], numbers[::-1])
numbers.append(5)
numbers.insert(0, 0)
numbers.insert(100, 7)
numbers.extend([8, 8])
numbers += [9]
print(numbers)
print(numbers.pop(), numbers.pop(0), numbers.index(4), numbers.count(1), numbers)
numbers.remove(8)
del numbers[0]
numbers.sort()
print(numbers)
numbers.reverse()
print(numbers)
numbers.sort(key=lambda n: (n % 3, n), reverse=True)
print(numbers)
numbers[0] = 100
numbers[1:3] = [200, 300, 400]
print(numbers)
numbers[5:] = []
del numbers[::2]
print(numbers, 300 in numbers, 5 in numbers, 5 not in numbers)
copy = numbers.copy()
copy.clear()
print(copy, numbers, [1, 2] + [3], [0] * 3, 2 * [1, 2])
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] == [], [2] > [1, 9], [1] != [2])
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
print(grid, [cell for row in grid for cell in row], [[]], [[1], [2, 3]])
names = ["b", "a", "C"]
print(sorted(names), sorted(names, key=str.lower), sorted(names, reverse=True), names)
print(list(range(3)), list((1, 2)), list("ab"), list(reversed(names)))
first, *rest = [1, 2, 3]
*init, last = [1, 2, 3]
head, *middle, tail = "a", "b", "c", "d"
print(first, rest, init, last, head, middle, tail)
print([*rest, *init], min(numbers), max(numbers), sum(numbers))
empty: list[str] = []
print(empty, bool(empty), bool([0]))
for i, name in enumerate(names, 1):
    print(i, name)
try:
    print(numbers[10])
except IndexError as error:
    print(error)
try:
    empty.pop()
except IndexError as error:
    print(error)
try:
    empty.remove("x")
except ValueError as error:
    print(error)
try:
    print([1, 2].index(3))
except ValueError as error:
    print(error)
a = b = [1]
b.append(2)
print(a, a is b, a == [1, 2])
