"""A bool has the methods of int, which see the number that it is."""

print(True.real, True.imag, True.numerator, True.denominator, False.real, True.conjugate())
print(abs(True), abs(False), True.bit_length(), True.bit_count(), True.as_integer_ratio())
print(True.to_bytes(1, "big"), int.from_bytes(b"\1", "big"), round(True), round(True, 1))
print(True.__index__(), True.__int__(), True.__float__(), True.__trunc__(), True.__ceil__())
print(bool.from_bytes(b"\0\1"), bool.from_bytes(b"\0"))
flag = len("ab") > 1
print(flag.real, -flag, +flag, ~flag, flag.conjugate(), abs(flag), round(flag))
print(
    divmod(True, True),
    pow(True, 2),
    True**True,
    hash(True),
    format(True, "d"),
    f"{True:5}|{True!s:>6}",
)
flags = [True, False, True]
print([abs(item) for item in flags], [item.bit_length() for item in flags], sum(flags))
