"""hashlib: every function, over lengths around the ends of blocks, and in pieces."""

import hashlib
import hmac

DATA = bytes((7 * at + at // 256) & 255 for at in range(1200))
LENGTHS = [
    0,
    1,
    3,
    55,
    56,
    63,
    64,
    65,
    71,
    72,
    73,
    103,
    104,
    111,
    112,
    127,
    128,
    129,
    135,
    136,
    137,
]
NAMES = "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s"

for name in NAMES.split():
    whole = hashlib.new(name)
    for length in [*LENGTHS, 143, 144, 145, 168, 200, 255, 256, 257, 1199]:
        made = hashlib.new(name, DATA[:length])
        whole.update(made.digest())
        pieces = hashlib.new(name)
        for at in range(0, length, 50):
            pieces.update(memoryview(DATA)[at : min(at + 50, length)])
        assert pieces.digest() == made.digest(), (name, length)
    print(name, whole.name, whole.block_size, whole.digest_size, whole.hexdigest())
    half = whole.copy()
    half.update(b"more")
    print(half.hexdigest() == whole.hexdigest(), whole.hexdigest(), half.digest()[:4])

print(hashlib.md5(b"abc").hexdigest(), hashlib.sha1(bytearray(b"abc")).hexdigest())
print(hashlib.sha224(b"abc").hexdigest(), hashlib.sha256(b"abc").hexdigest())
print(hashlib.sha384(b"abc").hexdigest())
print(hashlib.sha512(b"abc").hexdigest())
print(hashlib.sha3_256(b"abc").hexdigest(), hashlib.sha3_512(b"").hexdigest())
for length in LENGTHS:
    shake = hashlib.shake_128(DATA[: length * 2])
    other = hashlib.shake_256(DATA[: length * 3])
    print(shake.hexdigest(length % 9), other.hexdigest(5), other.copy().digest(300)[-3:])
print(shake.name, shake.block_size, other.block_size, hashlib.shake_256(b"x").digest(200).hex())

print(hashlib.blake2b(b"abc", digest_size=20).hexdigest(), hashlib.blake2s(b"abc").hexdigest())
keyed = hashlib.blake2b(b"data", key=b"secret", salt=b"salt", person=b"me", digest_size=32)
print(keyed.hexdigest(), keyed.copy().hexdigest(), keyed.digest_size)
tree = hashlib.blake2s(
    DATA,
    fanout=2,
    depth=3,
    leaf_size=100,
    node_offset=5,
    node_depth=1,
    inner_size=32,
    last_node=True,
)
print(tree.hexdigest(), hashlib.blake2s(b"", key=b"k").hexdigest(), hashlib.blake2b().hexdigest())
print(hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE)


def fails(number: int) -> None:
    try:
        if number == 0:
            hashlib.new("foo")
        elif number == 1:
            hashlib.blake2b(digest_size=65)
        elif number == 2:
            hashlib.blake2s(key=b"x" * 33)
        elif number == 3:
            hashlib.blake2b(salt=b"x" * 17)
        elif number == 4:
            hashlib.blake2b(fanout=256)
        elif number == 5:
            hashlib.blake2s(node_offset=2**48)
        elif number == 6:
            hashlib.pbkdf2_hmac("sha256", b"p", b"s", 0)
        elif number == 7:
            hmac.new(b"key", b"x", "nothing")
    except (ValueError, OverflowError) as error:
        print(number, type(error).__name__, error)


for number in range(8):
    fails(number)
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 20).hex())
print(hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"s", 3, 50).hex())
mac = hmac.new(b"key", b"message", hashlib.sha256)
print(mac.hexdigest(), mac.name, mac.digest_size, mac.block_size)
mac.update(b" more")
print(mac.copy().hexdigest(), hmac.new(b"k" * 200, b"", "sha512").hexdigest())
print(hmac.digest(b"key", b"message", "md5").hex(), hmac.new(b"", digestmod="sha1").hexdigest())
print(
    hmac.compare_digest(b"abc", b"abc"),
    hmac.compare_digest("abc", "abd"),
    hmac.compare_digest(b"a", b"ab"),
)
print(sorted(hashlib.algorithms_guaranteed))
