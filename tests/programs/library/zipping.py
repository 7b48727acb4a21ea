"""`zip` of any number of iterables, known or not."""

matrix = [[i * 3 + j for j in range(3)] for i in range(2)]
print([list(row) for row in zip(*matrix)])
print(list(zip(*matrix)))
columns = [list(column) for column in zip(*(word for word in ["abc", "def", "gh"]))]
print(columns)
print(list(zip("ab")), list(zip([1, 2], "ab")), list(zip([1], "a", [2.5])))
print(list(zip([1, 2], [3, 4], [5, 6], [7, 8])))
print(list(zip(*[[1, 2]])), list(zip(*[[0] for _ in range(0)])))
for rows in ([[1, 2], [3]], [[1], [2, 3]], [[1, 2], [3, 4], [5]], [[1], [2], [3, 4]]):
    try:
        print(list(zip(*rows, strict=True)))
    except ValueError as error:
        print(error)
try:
    print(list(zip([1, 2], [3, 4], [5], strict=True)))
except ValueError as error:
    print(error)
pairs = dict(zip("abc", range(3)))
print(pairs, list(zip(pairs, pairs.values())))
