"""Methods of bytes, bytearray and memoryview, each timed."""

import struct

from timing import Operation, run

DATA = b"the quick brown fox jumps over the lazy dog " * 20
FIELDS = b",".join(f"field{i}".encode() for i in range(100))
PARTS = [f"name{i}".encode() for i in range(1000)]
LINES = b"a line of text that is not long\n" * 50
HEXES = DATA.hex()
VIEW = memoryview(DATA)
LOWER = bytes.maketrans(b"aeiou", b"AEIOU")
RECORDS = struct.pack("<IHHQ", 1, 2, 3, 4) * 100


def append(n: int) -> int:
    made = bytearray()
    for i in range(n):
        made.append(i & 255)
    return len(made)


def extend(n: int) -> int:
    made = bytearray()
    for _ in range(n):
        made += b"some octets"
    return len(made)


def take_front(n: int) -> int:
    total = 0
    for _ in range(n):
        made = bytearray(DATA)
        while made:
            del made[:40]
            total += 1
    return total


def each(n: int) -> int:
    total = 0
    for _ in range(n):
        for octet in DATA:
            total += octet
    return total


def by_index(n: int) -> int:
    total = 0
    data = DATA
    for _ in range(n):
        for index in range(len(data)):
            total += data[index]
    return total


def store(n: int) -> int:
    made = bytearray(1000)
    for i in range(n):
        made[i % 1000] = i & 255
    return len(made)


def pack(n: int) -> int:
    total = 0
    for i in range(n):
        total += len(struct.pack("<IHHQ", i, 2, 3, i))
    return total


def unpack(n: int) -> int:
    total = 0
    for i in range(n):
        a, b, _, d = struct.unpack_from("<IHHQ", RECORDS, i % 100 * 16)
        total += a + b + d
    return total


OPERATIONS: list[Operation] = [
    ("bytes find", 800, lambda n: sum(DATA.find(b"lazy dog the", i % 50) for i in range(n))),
    ("bytes find, absent", 400, lambda n: sum(DATA.find(b"lazy cat") for i in range(n))),
    ("bytes find an octet", 800, lambda n: sum(DATA.find(b"X") for i in range(n))),
    ("bytes rfind", 800, lambda n: sum(DATA.rfind(b"quick cat") for i in range(n))),
    ("bytes count", 400, lambda n: sum(DATA.count(b"the") for i in range(n))),
    ("bytes in", 800, lambda n: sum(b"lazy cat" in DATA for i in range(n))),
    ("bytes replace", 400, lambda n: sum(len(DATA.replace(b"fox", b"wolf")) for _ in range(n))),
    ("bytes split", 200, lambda n: sum(len(DATA.split()) for _ in range(n))),
    ("bytes split, separator", 200, lambda n: sum(len(FIELDS.split(b",")) for _ in range(n))),
    ("bytes splitlines", 400, lambda n: sum(len(LINES.splitlines()) for _ in range(n))),
    (
        "bytes partition",
        4000,
        lambda n: sum(len(PARTS[i % 1000].partition(b"e")[2]) for i in range(n)),
    ),
    ("bytes join", 40, lambda n: sum(len(b" ".join(PARTS)) for _ in range(n))),
    (
        "bytes startswith",
        10000,
        lambda n: sum(PARTS[i % 1000].startswith(b"name1") for i in range(n)),
    ),
    ("bytes strip", 4000, lambda n: sum(len(b"    text    ".strip()) for i in range(n))),
    ("bytes lower", 400, lambda n: sum(len(DATA.lower()) for _ in range(n))),
    ("bytes upper", 400, lambda n: sum(len(DATA.upper()) for _ in range(n))),
    ("bytes translate", 400, lambda n: sum(len(DATA.translate(LOWER)) for _ in range(n))),
    ("bytes hex", 400, lambda n: sum(len(DATA.hex()) for _ in range(n))),
    ("bytes fromhex", 200, lambda n: sum(len(bytes.fromhex(HEXES)) for _ in range(n))),
    ("bytes concatenation", 4000, lambda n: sum(len(PARTS[i % 1000] + b"x") for i in range(n))),
    ("bytes repeat", 4000, lambda n: sum(len(b"ab" * 50) for _ in range(n))),
    ("bytes slice", 10000, lambda n: sum(len(DATA[i % 50 : i % 50 + 30]) for i in range(n))),
    ("bytes reversed slice", 400, lambda n: sum(len(DATA[::-1]) for i in range(n))),
    ("bytes index", 10, by_index),
    ("bytes iteration", 10, each),
    ("bytes equality", 4000, lambda n: sum(DATA == DATA[:-1] + b" " for _ in range(n))),
    ("bytes hash of new", 1000, lambda n: sum(hash(DATA[i % 50 :]) & 1 for i in range(n))),
    ("bytes decode, ASCII", 1000, lambda n: sum(len(DATA.decode()) for _ in range(n))),
    ("bytes repr", 100, lambda n: sum(len(repr(DATA)) for _ in range(n))),
    ("bytes of list", 100, lambda n: sum(len(bytes(list(DATA))) for _ in range(n))),
    ("bytes of zeros", 1000, lambda n: sum(len(bytes(1000)) for _ in range(n))),
    ("bytearray append", 10000, append),
    ("bytearray extend", 10000, extend),
    ("bytearray store", 10000, store),
    ("bytearray taken from the front", 100, take_front),
    ("bytearray find", 400, lambda n: sum(bytearray(DATA).find(b"lazy cat") for i in range(n))),
    ("memoryview slice", 10000, lambda n: sum(len(VIEW[i % 50 : i % 50 + 30]) for i in range(n))),
    (
        "memoryview to bytes",
        4000,
        lambda n: sum(len(bytes(VIEW[i % 50 : i % 50 + 30])) for i in range(n)),
    ),
    (
        "int from bytes",
        10000,
        lambda n: sum(int.from_bytes(DATA[i % 50 : i % 50 + 4], "big") for i in range(n)),
    ),
    ("int to bytes", 10000, lambda n: sum(len(i.to_bytes(4, "little")) for i in range(n))),
    ("struct pack", 4000, pack),
    ("struct unpack", 4000, unpack),
]

run(OPERATIONS)
