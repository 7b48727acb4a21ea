"""Values up to the edges of 64 bits; nothing here needs more."""

biggest = 9223372036854775807
smallest = -biggest - 1
print(biggest, smallest)
print(biggest - 1 + 1, smallest + 1 - 1)
print(biggest // 2 * 2 + 1)
print(biggest & 0xFFFFFFFF, smallest >> 63, biggest >> 62)
print(-biggest, abs(-5), abs(smallest + 1))
print(biggest > smallest, biggest == biggest, -1 < 0)
print(3037000499 * 3037000499)
print(1 << 62, -1 << 63)
print(biggest % 10, smallest % 10, smallest // 10)
print(smallest // 3, -7 // 2, 7 // -2)
