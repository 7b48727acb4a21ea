"""SHA-256 by hand: 32-bit arithmetic under masks."""

MASK = 0xFFFFFFFF
ROUNDS = (
    "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5"
    "d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174"
    "e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da"
    "983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967"
    "27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85"
    "a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070"
    "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3"
    "748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2"
)
START = "6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19"


def words_of(digits: str) -> list[int]:
    return [int(digits[i : i + 8], 16) for i in range(0, len(digits), 8)]


K = words_of(ROUNDS)
H = words_of(START)


def rotr(x: int, n: int) -> int:
    return (x >> n | x << (32 - n)) & MASK


def compress(state: list[int], block: bytes) -> list[int]:
    w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for i in range(16, 64):
        s0 = rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3
        s1 = rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10
        w.append((w[i - 16] + s0 + w[i - 7] + s1) & MASK)
    a, b, c, d, e, f, g, h = state
    for i in range(64):
        s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
        t1 = (h + s1 + (e & f ^ ~e & MASK & g) + K[i] + w[i]) & MASK
        s0 = rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
        t2 = (s0 + (a & b ^ a & c ^ b & c)) & MASK
        h, g, f, e, d, c, b, a = g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK
    mixed = [a, b, c, d, e, f, g, h]
    return [(old + new) & MASK for old, new in zip(state, mixed)]


def sha256(message: bytes) -> str:
    padded = message + b"\x80" + bytes((55 - len(message)) % 64)
    padded += (len(message) * 8).to_bytes(8, "big")
    state = H
    for at in range(0, len(padded), 64):
        state = compress(state, padded[at : at + 64])
    return "".join(f"{word:08x}" for word in state)


print(hex(K[0]), hex(K[63]), hex(H[0]), hex(H[7]))
print(sha256(b""))
print(sha256(b"abc"))
print(sha256(b"a" * 1000))
