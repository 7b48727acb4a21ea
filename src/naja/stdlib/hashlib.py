"""`hashlib`: message digests, compiled like the rest of the program.

Deliberately missing: `scrypt` and `file_digest`; `new` knows no SHAKE (whose digests need a
length: call `shake_128` or `shake_256`).
"""

from typing import Final

from naja.runtime.blake2_unsafe import Blake2
from naja.runtime.digest_tables import SHA224_START, SHA256_START, SHA384_START, SHA512_START
from naja.runtime.digest_unsafe import Digest
from naja.runtime.keccak_unsafe import Keccak
from naja.runtime.sha1_md5_unsafe import Md5, Sha1
from naja.runtime.sha2_unsafe import Sha256, Sha512

_Octets = bytes | bytearray | memoryview
_SHA3: Final = 6
_SHAKE: Final = 31


def _lazy_names() -> set[str]:
    simple = "md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s shake_128 shake_256"
    return set(simple.split()) | {"sha3_224", "sha3_256", "sha3_384", "sha3_512"}


algorithms_guaranteed: set[str] = _lazy_names()
algorithms_available: set[str] = _lazy_names()


class HASH:
    """A digest in the making."""

    def __init__(self, name: str, digest_size: int, state: Digest, data: _Octets) -> None:
        self.name = name
        self.digest_size = digest_size
        self.block_size = state.block_size
        self._state = state
        state.update(data)

    def update(self, data: _Octets, /) -> None:
        """Take more octets."""
        self._state.update(data)

    def digest(self) -> bytes:
        """The digest of all octets so far."""
        return self._state.copy().finish(self.digest_size)

    def hexdigest(self) -> str:
        """The digest in hexadecimal digits."""
        return self.digest().hex()

    def copy(self) -> "HASH":
        """Another one that has taken the same octets."""
        return HASH(self.name, self.digest_size, self._state.copy(), b"")


class HASHXOF:
    """A digest of any length in the making."""

    def __init__(self, name: str, state: Digest, data: _Octets) -> None:
        self.name = name
        self.digest_size = 0
        self.block_size = state.block_size
        self._state = state
        state.update(data)

    def update(self, data: _Octets, /) -> None:
        """Take more octets."""
        self._state.update(data)

    def digest(self, length: int, /) -> bytes:
        """The first `length` octets of the digest. ValueError if negative."""
        if length < 0:
            raise ValueError("value must be positive")
        return self._state.copy().finish(length)

    def hexdigest(self, length: int, /) -> str:
        return self.digest(length).hex()

    def copy(self) -> "HASHXOF":
        return HASHXOF(self.name, self._state.copy(), b"")


_Hash = HASH
_VarLenHash = HASHXOF


def md5(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return HASH("md5", 16, Md5(), string)


def sha1(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return HASH("sha1", 20, Sha1(), string)


def sha224(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return HASH("sha224", 28, Sha256(SHA224_START), string)


def sha256(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return HASH("sha256", 32, Sha256(SHA256_START), string)


def sha384(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return HASH("sha384", 48, Sha512(SHA384_START), string)


def sha512(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return HASH("sha512", 64, Sha512(SHA512_START), string)


def _sha3(size: int, string: _Octets) -> HASH:
    return HASH(f"sha3_{8 * size}", size, Keccak(200 - 2 * size, _SHA3), string)


def sha3_224(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return _sha3(28, string)


def sha3_256(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return _sha3(32, string)


def sha3_384(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return _sha3(48, string)


def sha3_512(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    return _sha3(64, string)


def shake_128(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASHXOF:
    return HASHXOF("shake_128", Keccak(168, _SHAKE), string)


def shake_256(string: _Octets = b"", *, usedforsecurity: bool = True) -> HASHXOF:
    return HASHXOF("shake_256", Keccak(136, _SHAKE), string)


def _check_tree(fanout: int, depth: int, node_depth: int, inner_size: int, most: int) -> None:
    """ValueError for parameters of tree hashing that do not fit their octet."""
    if not 0 <= fanout <= 255:
        raise ValueError("fanout must be between 0 and 255")
    if not 1 <= depth <= 255:
        raise ValueError("depth must be between 1 and 255")
    if not 0 <= node_depth <= 255:
        raise ValueError("node_depth must be between 0 and 255")
    if not 0 <= inner_size <= most:
        raise ValueError(f"inner_size must be between 0 and is {most}")


def _check_length(what: str, value: _Octets, most: int) -> None:
    if len(value) > most:
        raise ValueError(f"maximum {what} length is {most} bytes")


def _check_offset(name: str, value: int, bits: int) -> None:
    if value < 0:
        raise ValueError("value must be positive")
    if bits < 63 and value >> bits != 0:
        raise OverflowError(f"{name} is too large")


class _Blake2(HASH):
    """What BLAKE2b and BLAKE2s share; `wide` tells them apart."""

    def _start(
        self,
        wide: bool,
        digest_size: int,
        keys: tuple[_Octets, _Octets, _Octets],
        tree: tuple[int, int, int, int, int, int],
        last_node: bool,
    ) -> None:
        """Begin with (key, salt, person) and the six numbers of tree hashing."""
        most = 64 if wide else 32
        key, salt, person = keys
        fanout, depth, leaf_size, node_offset, node_depth, inner_size = tree
        if not 1 <= digest_size <= most:
            raise ValueError(f"digest_size must be between 1 and {most} bytes")
        _check_length("salt", salt, most // 4)
        _check_length("person", person, most // 4)
        _check_tree(fanout, depth, node_depth, inner_size, most)
        _check_offset("leaf_size", leaf_size, 32)
        _check_offset("node_offset", node_offset, 64 if wide else 48)
        _check_length("key", key, most)
        block = bytearray([digest_size, len(key), fanout, depth])
        block += leaf_size.to_bytes(4, "little")
        block += node_offset.to_bytes(8 if wide else 6, "little")
        block.append(node_depth)
        block.append(inner_size)
        block += bytes(14 if wide else 0)
        for part in (salt, person):
            block += bytes(part) + bytes(most // 4 - len(part))
        state = Blake2(wide, bytes(block), last_node)
        super().__init__("blake2b" if wide else "blake2s", digest_size, state, b"")
        if len(key) > 0:
            state.update(bytes(key) + bytes(state.block_size - len(key)))


class blake2b(_Blake2):
    MAX_DIGEST_SIZE: Final = 64
    MAX_KEY_SIZE: Final = 64
    PERSON_SIZE: Final = 16
    SALT_SIZE: Final = 16

    def __init__(
        self,
        data: _Octets = b"",
        /,
        *,
        digest_size: int = 64,
        key: _Octets = b"",
        salt: _Octets = b"",
        person: _Octets = b"",
        fanout: int = 1,
        depth: int = 1,
        leaf_size: int = 0,
        node_offset: int = 0,
        node_depth: int = 0,
        inner_size: int = 0,
        last_node: bool = False,
        usedforsecurity: bool = True,
    ) -> None:
        tree = (fanout, depth, leaf_size, node_offset, node_depth, inner_size)
        self._start(True, digest_size, (key, salt, person), tree, last_node)
        self.update(data)

    def copy(self) -> "blake2b":
        made = blake2b(digest_size=self.digest_size)
        made._state = self._state.copy()
        return made


class blake2s(_Blake2):
    MAX_DIGEST_SIZE: Final = 32
    MAX_KEY_SIZE: Final = 32
    PERSON_SIZE: Final = 8
    SALT_SIZE: Final = 8

    def __init__(
        self,
        data: _Octets = b"",
        /,
        *,
        digest_size: int = 32,
        key: _Octets = b"",
        salt: _Octets = b"",
        person: _Octets = b"",
        fanout: int = 1,
        depth: int = 1,
        leaf_size: int = 0,
        node_offset: int = 0,
        node_depth: int = 0,
        inner_size: int = 0,
        last_node: bool = False,
        usedforsecurity: bool = True,
    ) -> None:
        tree = (fanout, depth, leaf_size, node_offset, node_depth, inner_size)
        self._start(False, digest_size, (key, salt, person), tree, last_node)
        self.update(data)

    def copy(self) -> "blake2s":
        made = blake2s(digest_size=self.digest_size)
        made._state = self._state.copy()
        return made


def new(name: str, data: _Octets = b"", *, usedforsecurity: bool = True) -> HASH:
    """The hash function of that name. ValueError if there is none."""
    short = name.lower().replace("sha-", "sha")
    if short == "sha256":
        return sha256(data)
    if short == "sha512":
        return sha512(data)
    if short == "sha1":
        return sha1(data)
    if short == "md5":
        return md5(data)
    if short == "sha224":
        return sha224(data)
    if short == "sha384":
        return sha384(data)
    if name == "blake2b":
        return blake2b(data)
    if name == "blake2s":
        return blake2s(data)
    sizes = {"sha3_224": 28, "sha3_256": 32, "sha3_384": 48, "sha3_512": 64}
    if short.replace("-", "_") in sizes:
        return _sha3(sizes[short.replace("-", "_")], data)
    raise ValueError("unsupported hash type " + name)


def pbkdf2_hmac(
    hash_name: str, password: _Octets, salt: _Octets, iterations: int, dklen: int | None = None
) -> bytes:
    """A key from a password. Source: RFC 8018, 5.2."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    inner = new(hash_name)
    outer = inner.copy()
    size = inner.digest_size if dklen is None else dklen
    if size < 1:
        raise ValueError("key length must be greater than 0.")
    key = bytes(password)
    if len(key) > inner.block_size:
        key = new(hash_name, key).digest()
    padded = key + bytes(inner.block_size - len(key))
    inner.update(bytes([octet ^ 0x36 for octet in padded]))
    outer.update(bytes([octet ^ 0x5C for octet in padded]))
    made = bytearray()
    number = 1
    while len(made) < size:
        last = _keyed(inner, outer, bytes(salt) + number.to_bytes(4, "big"))
        block = bytearray(last)
        for _ in range(iterations - 1):
            last = _keyed(inner, outer, last)
            for at in range(len(block)):
                block[at] ^= last[at]
        made += block
        number += 1
    return bytes(made[:size])


def _keyed(inner: HASH, outer: HASH, message: bytes) -> bytes:
    """HMAC by copies of the two halves that have taken the key."""
    first = inner.copy()
    first.update(message)
    second = outer.copy()
    second.update(first.digest())
    return second.digest()
