"""The random number generator."""

from naja.machine.generator import Generator, chacha_block

# RFC 8439, 2.3.2.
KEY = bytes(range(32))
NONCE = bytes.fromhex("000000090000004a00000000")
BLOCK = bytes.fromhex(
    "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e"
    "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e"
)


def test_chacha_block() -> None:
    assert chacha_block(KEY, 1, NONCE) == BLOCK


def seeded(*seeds: bytes) -> Generator:
    made = Generator()
    for seed in seeds:
        made.absorb(seed)
    return made


def test_every_seed_matters() -> None:
    outputs = {
        seeded(b"a").random_bytes(16),
        seeded(b"b").random_bytes(16),
        seeded(b"a", b"b").random_bytes(16),
        seeded(b"b", b"a").random_bytes(16),
        seeded(bytes(32) + b"a").random_bytes(16),
    }
    assert len(outputs) == 5


def test_output_does_not_repeat() -> None:
    made = seeded(b"a")
    assert [len(made.random_bytes(count)) for count in (0, 1, 31, 32, 33, 1000)] == [
        0, 1, 31, 32, 33, 1000,
    ]  # fmt: skip
    assert made.random_bytes(32) != made.random_bytes(32)
