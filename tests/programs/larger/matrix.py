"""Float arithmetic in bulk: matrices, Gauss, numerical integration."""

from collections.abc import Callable

Matrix = list[list[float]]


def identity(n: int) -> Matrix:
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def multiply(a: Matrix, b: Matrix) -> Matrix:
    columns = [[row[j] for row in b] for j in range(len(b[0]))]
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def power(a: Matrix, n: int) -> Matrix:
    result = identity(len(a))
    while n:
        if n & 1:
            result = multiply(result, a)
        a = multiply(a, a)
        n >>= 1
    return result


def solve(a: Matrix, b: list[float]) -> list[float]:
    n = len(b)
    rows = [row[:] + [value] for row, value in zip(a, b)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        if rows[pivot][i] == 0.0:
            raise ValueError("singular")
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, n + 1):
                rows[r][c] -= factor * rows[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        rest = sum(rows[i][j] * x[j] for j in range(i + 1, n))
        x[i] = (rows[i][n] - rest) / rows[i][i]
    return x


def integrate(f: Callable[[float], float], low: float, high: float, steps: int) -> float:
    width = (high - low) / steps
    return sum(f(low + (i + 0.5) * width) for i in range(steps)) * width


print(power([[1.0, 1.0], [1.0, 0.0]], 30)[0][1])
print(solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]))
print(f"{integrate(lambda x: x * x, 0.0, 3.0, 1000):.6f}")
try:
    solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0])
except ValueError as error:
    print(error)
print(sum(1.0 / n for n in range(1, 1001)))
print(4.0 * sum((-1.0) ** k / (2 * k + 1) for k in range(500)))
