"""`secrets`: numbers and tokens that nobody can guess, from the machine's entropy."""

from base64 import urlsafe_b64encode
from hmac import compare_digest as compare_digest
from random import SystemRandom as SystemRandom
from typing import Final, Protocol, TypeVar

from naja.hal import Entropy, service

DEFAULT_ENTROPY: Final = 32
_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)


class _Items(Protocol[_T_co]):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> _T_co: ...


def _lazy_source() -> SystemRandom:
    return SystemRandom()


_source: SystemRandom = _lazy_source()


def choice(seq: _Items[_T]) -> _T:
    """One of the items. IndexError if there is none."""
    return _source.choice(seq)


def randbelow(exclusive_upper_bound: int) -> int:
    """A number from 0 on, below the bound, which is positive."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _source.randrange(exclusive_upper_bound)


def randbits(k: int) -> int:
    """A number of `k` bits."""
    return _source.getrandbits(k)


def token_bytes(nbytes: int | None = None) -> bytes:
    """Random octets, 32 unless told otherwise."""
    count = DEFAULT_ENTROPY if nbytes is None else nbytes
    return service(Entropy).random_bytes(count)  # type: ignore[type-abstract]


def token_hex(nbytes: int | None = None) -> str:
    """Random octets in hexadecimal digits."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes: int | None = None) -> str:
    """Random octets in base64 for addresses, without padding."""
    return urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode()
