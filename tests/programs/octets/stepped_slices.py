"""Slices with a step of a bytearray: read, assigned, deleted."""


def primes(limit: int) -> list[int]:
    sieve = bytearray([1]) * (limit + 1)
    sieve[0:2] = b"\0\0"
    for number in range(2, int(limit**0.5) + 1):
        if sieve[number]:
            sieve[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))
    return [number for number, flag in enumerate(sieve) if flag]


print(primes(60))
data = bytearray(range(10))
data[::2] = b"abcde"
print(data, data[::-3])
data[::-3] = [1, 2, 3, 4]
print(data)
data[2:5:1] = b"wide slice"
print(data)
data[8:2:2] = b""
print(len(data))
for cut in (
    slice(None, None, 2),
    slice(None, None, -2),
    slice(5, 1, -1),
    slice(7, None, -3),
    slice(3, 3, 2),
    slice(9, 0, -4),
):
    rest = bytearray(b"0123456789")
    if cut.step == 2 and cut.start is None:
        del rest[::2]
    elif cut.step == -2:
        del rest[::-2]
    elif cut.step == -1:
        del rest[5:1:-1]
    elif cut.step == -3:
        del rest[7::-3]
    elif cut.step == 2:
        del rest[3:3:2]
    else:
        del rest[9:0:-4]
    print(rest)
try:
    data[::2] = b"x"
except ValueError as error:
    print(error)
try:
    data[::0] = b"x"
except ValueError as error:
    print(error)
same = bytearray(b"abcdef")
same[::2] = same[1::2]
print(same)
