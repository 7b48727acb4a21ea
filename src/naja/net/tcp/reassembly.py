"""Segments that arrived ahead of rcv.nxt, and what SACK tells the peer of them.

Pieces lie in order and never overlap; what follows on a piece joins it. The receive window bounds
the octets, `MAX_PIECES` the number of pieces; one that would exceed it is dropped and will come
again.
Source: RFC 9293 3.10.7.4 (seventh, "process the segment text"), RFC 2018 4.
"""

from typing import Final

from naja.net.tcp.seq import add, diff

MAX_PIECES: Final = 512
# The largest window in so large pieces leaves room for as many holes again.
_LARGEST: Final = 65536
# Blocks are told in the order of the segments that came last.
_REMEMBERED: Final = 4


class Reassembly:
    """Where octets were sent twice, those that came first are kept."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._pieces: list[bytearray] = []
        self._latest: list[int] = []

    def __len__(self) -> int:
        """How many pieces wait."""
        return len(self._pieces)

    def insert(self, seq: int, piece: bytes) -> bool:
        """Keep the octets of `piece`, which begins at `seq`. False if some were dropped."""
        self._latest.insert(0, seq)
        if len(self._latest) > _REMEMBERED:
            self._latest.pop()
        index = len(self._starts)
        if index > 0 and diff(seq, self._end(index - 1)) < 0:
            index = 0
        while index < len(self._starts):
            ahead = diff(self._starts[index], seq)
            behind = ahead + len(self._pieces[index])
            if ahead >= len(piece):
                break
            if behind > 0:
                if ahead > 0:
                    before = len(self._starts)
                    if not self._put(index, seq, piece[:ahead]):
                        return False
                    index += len(self._starts) - before
                if behind >= len(piece):
                    return True
                seq = add(seq, behind)
                piece = piece[behind:]
            index += 1
        return self._put(index, seq, piece)

    def take(self, nxt: int) -> bytes:
        """Remove and return the octets of a piece from `nxt` on; b"" while there is a hole."""
        while len(self._starts) > 0:
            behind = diff(nxt, self._starts[0])
            if behind < 0:
                return b""
            piece = self._pieces.pop(0)
            self._starts.pop(0)
            if behind < len(piece):
                return bytes(piece) if behind == 0 else bytes(piece[behind:])
        return b""

    def clear(self) -> None:
        self._starts.clear()
        self._pieces.clear()
        self._latest.clear()

    def blocks(self, edges: list[int], limit: int) -> None:
        """Append left and right edges of what waits to `edges`, to `limit` edges at most.

        The block with the segment that came last is the first (RFC 2018 4).
        """
        if len(self._starts) == 0:
            return
        told = len(edges)
        for seq in self._latest:
            if len(edges) + 2 > limit:
                return
            index = self._holder(seq)
            if index < 0:
                continue
            first = index
            while first > 0 and self._end(first - 1) == self._starts[first]:
                first -= 1
            while index + 1 < len(self._starts) and self._end(index) == self._starts[index + 1]:
                index += 1
            left = self._starts[first]
            if not _tells(edges, told, left):
                edges.append(left)
                edges.append(self._end(index))

    def _holder(self, seq: int) -> int:
        """The index of the piece that holds `seq`; -1 if none."""
        for index in range(len(self._starts)):
            behind = diff(seq, self._starts[index])
            if 0 <= behind < len(self._pieces[index]):
                return index
        return -1

    def _end(self, index: int) -> int:
        return add(self._starts[index], len(self._pieces[index]))

    def _put(self, index: int, seq: int, piece: bytes) -> bool:
        """Insert at `index`, or lengthen the piece before."""
        if index > 0 and self._end(index - 1) == seq:
            before = self._pieces[index - 1]
            if len(before) + len(piece) <= _LARGEST:
                before.extend(piece)
                return True
        if len(self._starts) >= MAX_PIECES:
            return False
        self._starts.insert(index, seq)
        self._pieces.insert(index, bytearray(piece))
        return True


def _tells(edges: list[int], at: int, left: int) -> bool:
    """Whether a block of `edges` from `at` on begins at `left`."""
    while at < len(edges):
        if edges[at] == left:
            return True
        at += 2
    return False
