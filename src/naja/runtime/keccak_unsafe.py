"""SHA-3 and SHAKE: the sponge over Keccak-f[1600]. Source: FIPS 202."""

from naja.lang.bits import rotl64, wrap_add
from naja.lang.widths import u8, u64
from naja.runtime.digest_tables import KECCAK_ROUNDS
from naja.runtime.digest_unsafe import Digest
from naja.unsafe import Array, Ptr, always_inline, bytes_address, bytes_alloc


class Keccak(Digest):
    """`block_size` octets a block; `mark` tells SHA-3 (6) from SHAKE (31)."""

    def __init__(self, block_size: int, mark: int) -> None:
        super().__init__(block_size, 25, False)
        self._mark = mark
        self._moved = Array[int](25)

    def fresh(self) -> Digest:
        return Keccak(self.block_size, self._mark)

    def compress(self, address: int, count: int) -> None:
        words = self.words
        lanes = self.block_size >> 3
        for _ in range(count):
            block = Ptr[u64](address)
            for at in range(lanes):
                words[at] = words[at] ^ block[at]
            _permute(words, self._moved)
            address = wrap_add(address, self.block_size)

    def finish(self, size: int) -> bytes:
        self.pad(self._mark)
        last = Ptr[u8](self.block_address() + self.block_size - 1)
        last[0] = last[0] | 0x80
        self.compress(self.block_address(), 1)
        made = bytes_alloc(size) if size > 0 else b""
        octets = Ptr[u8](bytes_address(made))
        place = 0
        for at in range(size):
            if place == self.block_size:
                _permute(self.words, self._moved)
                place = 0
            octets[at] = self.words[place >> 3] >> ((place & 7) << 3)
            place += 1
        return made


@always_inline
def _column(s: Array[int], x: int) -> int:
    return s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20]


def _permute(s: Array[int], b: Array[int]) -> None:
    """Keccak-f: 24 rounds of theta, rho, pi, chi and iota; `b` is room for 25 words."""
    constants = Ptr[u64](bytes_address(KECCAK_ROUNDS))
    for number in range(24):
        c0, c1, c2, c3, c4 = (
            _column(s, 0),
            _column(s, 1),
            _column(s, 2),
            _column(s, 3),
            _column(s, 4),
        )
        _turn_rows(s, b, c4 ^ rotl64(c1, 1), c0 ^ rotl64(c2, 1), c1 ^ rotl64(c3, 1))
        _turn_rest(s, b, c2 ^ rotl64(c4, 1), c3 ^ rotl64(c0, 1))
        for row in range(0, 25, 5):
            r0, r1, r2, r3, r4 = b[row], b[row + 1], b[row + 2], b[row + 3], b[row + 4]
            s[row] = r0 ^ (~r1 & r2)
            s[row + 1] = r1 ^ (~r2 & r3)
            s[row + 2] = r2 ^ (~r3 & r4)
            s[row + 3] = r3 ^ (~r4 & r0)
            s[row + 4] = r4 ^ (~r0 & r1)
        s[0] = s[0] ^ constants[number]


@always_inline
def _turn_rows(s: Array[int], b: Array[int], d0: int, d1: int, d2: int) -> None:
    """Theta, rho and pi for columns 0 to 2."""
    b[0] = s[0] ^ d0
    b[16] = rotl64(s[5] ^ d0, 36)
    b[7] = rotl64(s[10] ^ d0, 3)
    b[23] = rotl64(s[15] ^ d0, 41)
    b[14] = rotl64(s[20] ^ d0, 18)
    b[10] = rotl64(s[1] ^ d1, 1)
    b[1] = rotl64(s[6] ^ d1, 44)
    b[17] = rotl64(s[11] ^ d1, 10)
    b[8] = rotl64(s[16] ^ d1, 45)
    b[24] = rotl64(s[21] ^ d1, 2)
    b[20] = rotl64(s[2] ^ d2, 62)
    b[11] = rotl64(s[7] ^ d2, 6)
    b[2] = rotl64(s[12] ^ d2, 43)
    b[18] = rotl64(s[17] ^ d2, 15)
    b[9] = rotl64(s[22] ^ d2, 61)


@always_inline
def _turn_rest(s: Array[int], b: Array[int], d3: int, d4: int) -> None:
    """The same for columns 3 and 4."""
    b[5] = rotl64(s[3] ^ d3, 28)
    b[21] = rotl64(s[8] ^ d3, 55)
    b[12] = rotl64(s[13] ^ d3, 25)
    b[3] = rotl64(s[18] ^ d3, 21)
    b[19] = rotl64(s[23] ^ d3, 56)
    b[15] = rotl64(s[4] ^ d4, 27)
    b[6] = rotl64(s[9] ^ d4, 20)
    b[22] = rotl64(s[14] ^ d4, 39)
    b[13] = rotl64(s[19] ^ d4, 8)
    b[4] = rotl64(s[24] ^ d4, 14)
