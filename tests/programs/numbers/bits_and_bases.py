"""Integer formatting, parsing and bit tricks."""

print(hex(255), oct(8), bin(10), hex(-255), bin(-5), oct(0))
print(int("42"), int("-17"), int("  99 "), int("+3"), int("1_000"))
print(int("ff", 16), int("0x1F", 16), int("777", 8), int("1011", 2), int("z", 36))
print(int("0x10", 0), int("0b11", 0), int("12", 0))
print((5).bit_length(), (0).bit_length(), (-8).bit_length(), (255).bit_count())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"))
print(int.from_bytes(b"\xff\xff", "big", signed=True), (-2).to_bytes(2, "big", signed=True))
print(str(123), repr(-45), f"{7}", f"{255:x}", f"{255:X}", f"{255:#x}", f"{5:b}", f"{8:o}")
print(f"{42:5}|{42:<5}|{42:>5}|{42:^5}|{42:05}|{-42:05}|{42:+}|{42: }|{42:*^9}")
print(f"{1234567:,}", f"{1234567:_}", f"{0xABCDEF:_x}")
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5))
print(pow(2, 10), pow(3, 200, 13), 2**10, (-2) ** 3, 7**0)
print(min(3, 1, 2), max(3, 1, 2), sum([1, 2, 3]), sum(range(5), 10))
print(round(7), abs(-9), int(True), int(False))
print(bool(0), bool(5), bool(-1))


def popcount(n: int) -> int:
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


print([popcount(n) for n in range(16)])


def bad(text: str, base: int) -> None:
    try:
        print(int(text, base))
    except ValueError as error:
        print(error)


bad("", 10)
bad("12a", 10)
bad("0x", 16)
bad("9", 8)
bad("1__2", 10)
bad(" - 1", 10)
