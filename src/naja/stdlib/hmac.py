"""`hmac`: authentication of messages by a key. Source: RFC 2104."""

from collections.abc import Callable
from hashlib import HASH, new as _new_hash

_Octets = bytes | bytearray | memoryview
_Function = str | Callable[[], HASH]


def _made(digestmod: _Function) -> HASH:
    """A hash function by its name or the function that makes it."""
    if isinstance(digestmod, str):
        return _new_hash(digestmod)
    return digestmod()


class HMAC:
    """A code in the making."""

    def __init__(self, key: _Octets, msg: _Octets | None = None, digestmod: _Function = "") -> None:
        if isinstance(digestmod, str) and digestmod == "":
            raise TypeError("Missing required parameter 'digestmod'.")
        self._inner = _made(digestmod)
        self._outer = self._inner.copy()
        self.digest_size = self._inner.digest_size
        self.block_size = self._inner.block_size
        self.name = "hmac-" + self._inner.name
        octets = bytes(key)
        if len(octets) > self.block_size:
            hashed = self._inner.copy()
            hashed.update(octets)
            octets = hashed.digest()
        octets += bytes(self.block_size - len(octets))
        self._inner.update(bytes([octet ^ 0x36 for octet in octets]))
        self._outer.update(bytes([octet ^ 0x5C for octet in octets]))
        if msg is not None:
            self._inner.update(msg)

    def update(self, msg: _Octets) -> None:
        """Take more of the message."""
        self._inner.update(msg)

    def digest(self) -> bytes:
        """The code of the message so far."""
        made = self._outer.copy()
        made.update(self._inner.digest())
        return made.digest()

    def hexdigest(self) -> str:
        return self.digest().hex()

    def copy(self) -> "HMAC":
        """Another one that has taken the same octets."""
        made = HMAC(b"", None, self._inner.copy)
        made._inner = self._inner.copy()
        made._outer = self._outer.copy()
        return made


def new(key: _Octets, msg: _Octets | None = None, digestmod: _Function = "") -> HMAC:
    """A code for `key`. TypeError without a hash function."""
    if isinstance(digestmod, str) and digestmod == "":
        raise TypeError("Missing required parameter 'digestmod'.")
    return HMAC(key, msg, digestmod)


def digest(key: _Octets, msg: _Octets, digest: _Function) -> bytes:
    """The code of a whole message."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a: str | _Octets, b: str | _Octets, /) -> bool:
    """Whether both are equal, in a time that does not depend on where they differ.

    TypeError for text beyond ASCII, or text compared with octets.
    """
    if isinstance(a, str) != isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    left = _octets(a)
    right = _octets(b)
    different = len(left) ^ len(right)
    for at in range(len(right)):
        different |= right[at] ^ (left[at] if at < len(left) else 0)
    return different == 0


def _octets(value: str | _Octets) -> bytes:
    if isinstance(value, str):
        if not value.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return value.encode()
    return bytes(value)
