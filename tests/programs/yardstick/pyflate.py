# args: 600
"""Bits out of a stream, Huffman codes and back references, both ways (after pyperformance's pyflate).

The encoder makes canonical Huffman codes for the literals and for the copies of an LZ77
parse; the decoder reads them bit by bit.
"""

from __future__ import annotations

import heapq
import sys


class BitWriter:
    def __init__(self) -> None:
        self.octets = bytearray()
        self.held = 0
        self.count = 0

    def write(self, value: int, bits: int) -> None:
        self.held |= value << self.count
        self.count += bits
        while self.count >= 8:
            self.octets.append(self.held & 255)
            self.held >>= 8
            self.count -= 8

    def finish(self) -> bytes:
        if self.count:
            self.octets.append(self.held & 255)
        return bytes(self.octets)


class BitReader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.held = 0
        self.count = 0

    def read(self, bits: int) -> int:
        while self.count < bits:
            if self.at == len(self.data):
                raise EOFError("the stream ends in the middle")
            self.held |= self.data[self.at] << self.count
            self.at += 1
            self.count += 8
        value = self.held & ((1 << bits) - 1)
        self.held >>= bits
        self.count -= bits
        return value


class Code:
    """A canonical Huffman code; `lengths` tell each symbol's bits, 0 for none."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        self.codes = [0] * len(lengths)
        self.symbols: dict[tuple[int, int], int] = {}
        code = 0
        for length in range(1, max(lengths) + 1):
            for symbol, own in enumerate(lengths):
                if own == length:
                    self.codes[symbol] = code
                    self.symbols[length, code] = symbol
                    code += 1
            code <<= 1

    def write(self, out: BitWriter, symbol: int) -> None:
        code = self.codes[symbol]
        for i in range(self.lengths[symbol] - 1, -1, -1):
            out.write(code >> i & 1, 1)

    def read(self, source: BitReader) -> int:
        code = 0
        length = 0
        while True:
            code = code << 1 | source.read(1)
            length += 1
            symbol = self.symbols.get((length, code))
            if symbol is not None:
                return symbol
            if length > 40:
                raise ValueError("no such code")


def huffman_lengths(counts: list[int]) -> list[int]:
    heap = [(count, symbol, [symbol]) for symbol, count in enumerate(counts) if count]
    lengths = [0] * len(counts)
    heapq.heapify(heap)
    if len(heap) == 1:
        lengths[heap[0][1]] = 1
    while len(heap) > 1:
        one, first, left = heapq.heappop(heap)
        two, _, right = heapq.heappop(heap)
        for symbol in left + right:
            lengths[symbol] += 1
        heapq.heappush(heap, (one + two, first, left + right))
    return lengths


def parse(data: bytes) -> list[tuple[int, int]]:
    """(octet, 0) for a literal, (length, distance) for a copy."""
    seen: dict[bytes, int] = {}
    tokens: list[tuple[int, int]] = []
    at = 0
    while at < len(data):
        key = data[at : at + 3]
        before = seen.get(key, -1) if len(key) == 3 else -1
        seen[key] = at
        if before >= 0 and at - before < 4096:
            length = 3
            while (
                length < 18
                and at + length < len(data)
                and data[before + length] == data[at + length]
            ):
                length += 1
            tokens.append((length, at - before))
            at += length
        else:
            tokens.append((data[at], 0))
            at += 1
    return tokens


def pack(data: bytes) -> bytes:
    tokens = parse(data)
    counts = [0] * 272
    for value, distance in tokens:
        counts[value if distance == 0 else 256 + value - 3] += 1
    code = Code(huffman_lengths(counts))
    out = BitWriter()
    out.write(len(tokens), 32)
    for length in code.lengths:
        out.write(length, 6)
    for value, distance in tokens:
        code.write(out, value if distance == 0 else 256 + value - 3)
        if distance:
            out.write(distance, 12)
    return out.finish()


def unpack(data: bytes) -> bytes:
    source = BitReader(data)
    count = source.read(32)
    code = Code([source.read(6) for _ in range(272)])
    result = bytearray()
    for _ in range(count):
        symbol = code.read(source)
        if symbol < 256:
            result.append(symbol)
        else:
            distance = source.read(12)
            for _ in range(symbol - 256 + 3):
                result.append(result[-distance])
    return bytes(result)


def text(n: int) -> bytes:
    words = b"the quick brown fox jumps over a lazy dog while bits turn into octets".split()
    made: list[bytes] = []
    seed = 5
    for _ in range(n):
        seed = (seed * 3877 + 29573) % 139968
        made.append(words[seed % len(words)])
    return b" ".join(made)


def main(n: int) -> None:
    clear = text(n)
    packed = pack(clear)
    print(len(clear), len(packed), sum(packed) % 65521, unpack(packed) == clear)
    try:
        unpack(packed[: len(packed) // 2])
    except EOFError as error:
        print(error)


main(int(sys.argv[1]))
