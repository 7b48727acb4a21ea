"""A product that outgrows 64 bits is masked at once: no program sees the difference."""


def fnv1a(data: bytes) -> int:
    value = 0x811C9DC5
    for octet in data:
        value = ((value ^ octet) * 0x01000193) & 0xFFFFFFFF
    return value


def lcg(seed: int, count: int) -> list[int]:
    values: list[int] = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(seed)
    return values


def checksum(data: bytes) -> int:
    total = 0
    for i in range(0, len(data) - 1, 2):
        total += data[i] << 8 | data[i + 1]
    if len(data) % 2:
        total += data[-1] << 8
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def crc32(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for octet in data:
        crc ^= octet
        for _ in range(8):
            crc = crc >> 1 ^ 0xEDB88320 if crc & 1 else crc >> 1
    return crc ^ 0xFFFFFFFF


print(fnv1a(b""), fnv1a(b"hello"), fnv1a(b"The quick brown fox"))
print(lcg(42, 6))
print(checksum(b""), checksum(b"\x45\x00\x00\x3c"), checksum(b"abc"))
print(hex(crc32(b"123456789")))
