"""operator: the operators as functions."""

import operator
from functools import reduce
from operator import add, mul, eq, lt

print(
    reduce(operator.add, [1, 2, 3]), reduce(mul, [1, 2, 3, 4], 1), reduce(operator.or_, [1, 2, 4])
)
print(
    operator.concat([1], [2]),
    operator.mul("ab", 3),
    operator.truediv(7, 2),
    operator.truediv(1.0, 4.0),
)
print(
    operator.floordiv(-7, 2),
    operator.mod(-7, 2),
    operator.mod(7.5, 2.0),
    operator.neg(3),
    operator.pos(-2.5),
    operator.invert(5),
    operator.inv(0),
)
print(
    list(map(operator.neg, [1, 2])),
    list(map(operator.add, [1, 2], [3, 4])),
    list(map(operator.not_, [0, 1])),
)
print(
    list(map(operator.lt, [1, 5], [2, 3])),
    list(map(operator.eq, "ab", "ac")),
    sorted([3, -4], key=operator.abs),
)
print(operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))
values = [1, 2, 3]
operator.setitem(values, 0, 9)
operator.delitem(values, 1)
print(
    values,
    operator.getitem(values, 1),
    operator.getitem({"a": 1}, "a"),
    operator.length_hint(values),
)
print(
    operator.and_(True, False),
    operator.xor({1, 2}, {2, 3}),
    operator.lshift(1, 4),
    operator.rshift(256, 4),
    operator.pow(2, 10),
)
