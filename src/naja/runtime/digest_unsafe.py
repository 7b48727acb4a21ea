"""What all hash functions share: octets are gathered into blocks, and blocks compressed.

A function is a subclass that compresses blocks straight from memory and finishes.
"""

from naja.lang.bits import bswap64, shr_u
from naja.lang.widths import u8, u32, u64
from naja.runtime.octets_unsafe import Octets, count_of, run_of
from naja.unsafe import (
    Array,
    Ptr,
    array_copy,
    bytes_address,
    bytes_alloc,
    copy_memory,
    fill_memory,
)


class Digest:
    """The state of one hash function.

    `words` are its chaining values; `lazy`: the last block waits until there is more.
    """

    def __init__(self, block_size: int, words: int, lazy: bool) -> None:
        self.block_size = block_size
        self.words = Array[int](words)
        self.total = 0
        self._block = bytes_alloc(block_size)
        self._filled = 0
        self._lazy = lazy

    def fresh(self) -> "Digest":
        """A new one of the same function and parameters."""
        raise NotImplementedError

    def compress(self, address: int, count: int) -> None:
        """Take `count` blocks in memory."""
        raise NotImplementedError

    def finish(self, size: int) -> bytes:
        """The first `size` octets of the digest; the state is used up."""
        raise NotImplementedError

    def copy(self) -> "Digest":
        made = self.fresh()
        array_copy(made.words, 0, self.words, 0, len(self.words))
        made.total = self.total
        made._filled = self._filled
        copy_memory(made.block_address(), self.block_address(), self.block_size)
        return made

    def block_address(self) -> int:
        """Where the octets lie that do not fill a block yet."""
        return bytes_address(self._block)

    def filled(self) -> int:
        """How many they are."""
        return self._filled

    def update(self, data: Octets) -> None:
        """Take more octets."""
        address = run_of(data)
        count = count_of(data)
        self.total += count
        size = self.block_size
        spare = 1 if self._lazy else 0
        if self._filled > 0:
            part = min(size - self._filled, count)
            copy_memory(self.block_address() + self._filled, address, part)
            self._filled += part
            address += part
            count -= part
            if self._filled < size or count < spare:
                return
            self.compress(self.block_address(), 1)
            self._filled = 0
        whole = max(count - spare, 0) // size
        if whole > 0:
            self.compress(address, whole)
            address += whole * size
            count -= whole * size
        copy_memory(self.block_address(), address, count)
        self._filled = count

    def pad(self, mark: int) -> None:
        """Put `mark` behind the octets, and zeros up to the end of the block."""
        block = Ptr[u8](self.block_address())
        block[self._filled] = mark
        self._filled += 1
        self.clear_rest()

    def clear_rest(self) -> None:
        fill_memory(self.block_address() + self._filled, 0, self.block_size - self._filled)

    def pad_with_length(self, length_size: int, big: bool) -> None:
        """A one bit, zeros, and the number of bits in the last octets. Source: RFC 6234, 4."""
        self.pad(0x80)
        if self._filled > self.block_size - length_size:
            self.compress(self.block_address(), 1)
            fill_memory(self.block_address(), 0, self.block_size)
        bits = self.total << 3
        Ptr[u64](self.block_address() + self.block_size - 8)[0] = bswap64(bits) if big else bits
        self.compress(self.block_address(), 1)

    def start_words(self, table: bytes, size: int, count: int) -> None:
        """Chaining values from a table of words of `size` octets (4 or 8)."""
        address = bytes_address(table)
        for at in range(count):
            if size == 4:
                self.words[at] = Ptr[u32](address)[at]
            else:
                self.words[at] = Ptr[u64](address)[at]

    def octets_of_words(self, word_size: int, big: bool, size: int) -> bytes:
        """The first `size` octets of the chaining values."""
        whole = bytes_alloc(len(self.words) * word_size)
        address = bytes_address(whole)
        for at in range(len(self.words)):
            word = self.words[at]
            if word_size == 4:
                Ptr[u32](address)[at] = shr_u(bswap64(word), 32) if big else word
            else:
                Ptr[u64](address)[at] = bswap64(word) if big else word
        return whole[:size]
