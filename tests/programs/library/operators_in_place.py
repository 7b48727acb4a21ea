# mypy: disable-error-code="no-untyped-call"
"""`operator`'s functions that change their left side, and `errno.errorcode`."""

import errno
import operator


class Matrix:
    def __init__(self, cells: list[int]) -> None:
        self.cells = cells

    def __matmul__(self, other: "Matrix") -> "Matrix":
        return Matrix([a * b for a, b in zip(self.cells, other.cells)])

    def __add__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.cells + other.cells)

    def __iadd__(self, other: "Matrix") -> "Matrix":
        self.cells += other.cells
        return self


def numbers() -> None:
    print(operator.iadd(1, 2), operator.isub(5, 7), operator.imul(3, 4), operator.itruediv(7, 2))
    print(operator.ifloordiv(7, -2), operator.imod(7, -2), operator.ipow(2, 10))
    print(operator.iand(12, 10), operator.ior(12, 10), operator.ixor(12, 10))
    print(operator.ilshift(1, 10), operator.irshift(1024, 3), operator.ipow(2.0, 0.5))
    print(operator.iadd(1.5, 2.25), operator.itruediv(1.0, 4.0), operator.iadd("a", "b"))
    print(operator.imul("ab", 3), operator.iconcat("x", "y"))


def containers() -> None:
    values = [1, 2]
    print(operator.iadd(values, (3, 4)) is values, values)
    print(operator.iconcat(values, [5]) is values, values)
    print(operator.imul(values, 2) is values, values)
    letters = {"a", "b", "c"}
    print(sorted(operator.iand(letters, {"a", "b", "z"})), sorted(letters))
    print(operator.ior(letters, {"q"}) is letters, len(letters))
    print(sorted(operator.ixor(letters, {"a", "y"})), sorted(letters))
    counts = {"a": 1}
    print(operator.ior(counts, {"b": 2}) is counts, counts)
    print(sorted(operator.isub({1, 2, 3}, {2})))


def of_classes() -> None:
    one, two = Matrix([1, 2]), Matrix([3, 4])
    print(operator.matmul(one, two).cells, operator.imatmul(one, two).cells)
    print(operator.iadd(one, two) is one, one.cells, operator.add(one, two) is one)


numbers()
containers()
of_classes()
print(errno.errorcode[errno.ENOENT], errno.errorcode[errno.EAGAIN], len(errno.errorcode))
print(sorted(errno.errorcode.items()))
