a = 17
b = 5
print(a + b, a - b, a * b)
print(a // b, a % b)
print(-a // b, -a % b)
print(a // -b, a % -b)
print(-a // -b, -a % -b)
print(a & b, a | b, a ^ b, ~a)
print(a << 3, a >> 2, -a >> 2)
print(a == b, a != b, a < b, a <= b, a > b, a >= b)
print(+a, -a, -(-a))
a += 1
a *= 2
a -= 4
a //= 3
a %= 7
print(a)
a <<= 4
a |= 3
a &= 0x1E
a ^= 0xFF
a >>= 1
print(a)
print(9223372036854775807, -9223372036854775808)
print(0xFF, 0o17, 0b1011, 1_000_000)
