# args: 600
"""AES-128 in counter mode, by tables made here (pyperformance: crypto_pyaes)."""

import sys


def double(a: int) -> int:
    a <<= 1
    return (a ^ 0x11B) & 0xFF if a & 0x100 else a


def make_tables() -> tuple[list[int], list[list[int]]]:
    """The S-box, and the four tables of a round."""
    powers: list[int] = []
    logs = [0] * 256
    x = 1
    for i in range(255):
        powers.append(x)
        logs[x] = i
        x ^= double(x)
    sbox = [0x63] * 256
    for i in range(1, 256):
        inverse = powers[(255 - logs[i]) % 255]
        mixed = inverse
        for turn in range(1, 5):
            mixed ^= (inverse << turn | inverse >> (8 - turn)) & 0xFF
        sbox[i] = mixed ^ 0x63
    first: list[int] = []
    for s in sbox:
        twice = double(s)
        first.append(twice << 24 | s << 16 | s << 8 | (twice ^ s))
    tables = [first]
    for _ in range(3):
        tables.append([(word >> 8 | word << 24) & 0xFFFFFFFF for word in tables[-1]])
    return sbox, tables


SBOX, TABLES = make_tables()


class AES:
    def __init__(self, key: bytes) -> None:
        if len(key) != 16:
            raise ValueError("Invalid key size")
        words = [int.from_bytes(key[i : i + 4], "big") for i in range(0, 16, 4)]
        constant = 1
        for i in range(4, 44):
            word = words[i - 1]
            if i % 4 == 0:
                word = (word << 8 | word >> 24) & 0xFFFFFFFF
                word = (
                    SBOX[word >> 24] << 24
                    | SBOX[word >> 16 & 0xFF] << 16
                    | SBOX[word >> 8 & 0xFF] << 8
                    | SBOX[word & 0xFF]
                ) ^ constant << 24
                constant = double(constant)
            words.append(words[i - 4] ^ word)
        self.keys = words

    def encrypt(self, block: list[int]) -> list[int]:
        """Four words to four words."""
        keys = self.keys
        t0, t1, t2, t3 = TABLES
        a, b, c, d = (word ^ key for word, key in zip(block, keys[:4], strict=True))
        for i in range(4, 40, 4):
            a, b, c, d = (
                t0[a >> 24] ^ t1[b >> 16 & 255] ^ t2[c >> 8 & 255] ^ t3[d & 255] ^ keys[i],
                t0[b >> 24] ^ t1[c >> 16 & 255] ^ t2[d >> 8 & 255] ^ t3[a & 255] ^ keys[i + 1],
                t0[c >> 24] ^ t1[d >> 16 & 255] ^ t2[a >> 8 & 255] ^ t3[b & 255] ^ keys[i + 2],
                t0[d >> 24] ^ t1[a >> 16 & 255] ^ t2[b >> 8 & 255] ^ t3[c & 255] ^ keys[i + 3],
            )
        state = [a, b, c, d]
        result: list[int] = []
        for i in range(4):
            word = 0
            for j in range(4):
                word = word << 8 | SBOX[state[(i + j) % 4] >> (24 - 8 * j) & 255]
            result.append(word ^ keys[40 + i])
        return result


def counter_mode(aes: AES, data: bytes) -> bytes:
    result = bytearray()
    counter = 0
    stream = b""
    for i, octet in enumerate(data):
        at = i % 16
        if at == 0:
            block = aes.encrypt([0, 0, counter >> 32, counter & 0xFFFFFFFF])
            stream = b"".join([word.to_bytes(4, "big") for word in block])
            counter += 1
        result.append(octet ^ stream[at])
    return bytes(result)


def main(n: int) -> None:
    aes = AES(bytes.fromhex("000102030405060708090a0b0c0d0e0f"))
    block = [0x00112233, 0x44556677, 0x8899AABB, 0xCCDDEEFF]
    print("".join(f"{word:08x}" for word in aes.encrypt(block)))
    clear = (b"This is a test. What could possibly go wrong? " * (n // 46 + 1))[:n]
    secret = counter_mode(aes, clear)
    print(secret[:16].hex(), counter_mode(aes, secret) == clear)
    try:
        AES(b"short")
    except ValueError as error:
        print(error)


main(int(sys.argv[1]))
