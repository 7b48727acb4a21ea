"""The heap of a sealed process that runs, read from outside: the program has no part in it.

What is alive is known as of the last collection: everything taken now, less what was handed
out since (the collector's budget begins anew each time).

Source: `naja.abi.heap`, proc_pid_mem(5), proc_pid_maps(5).
"""

import os
import signal
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from naja.abi import heap
from naja.launch.errors import LaunchError

# Between the start of the mapping and the heap lie two stacks and their guards.
_SEARCHED: Final = 4 << 20
_STEP: Final = 16
_WORDS: Final = 17


@dataclass(frozen=True)
class HeapState:
    """Octets of objects alive at the last collection, how many collections there were,
    octets handed out since, and octets of the process in memory."""

    live: int
    collections: int
    allocated: int
    resident: int


class ProcessHeap:
    """The heap of process `pid`. LaunchError when there is none, or we may not look."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        with _stopped(pid), self._memory() as memory:
            self._control = self._find(memory)

    def state(self) -> HeapState:
        """The heap of this moment; the process stands still meanwhile."""
        with _stopped(self._pid), self._memory() as memory:
            words = _words(memory, self._control)
            frontier = words[heap.FRONTIER]
            kinds = os.pread(memory, frontier, words[heap.KINDS])
            taken = os.pread(memory, frontier * heap.BITMAP_PER_PAGE, words[heap.TAKEN])
            resident = int(Path(f"/proc/{self._pid}/statm").read_text().split()[1])
        allocated = words[heap.ALLOCATED]
        return HeapState(
            live=taken_octets(kinds, taken) - allocated,
            collections=words[heap.COLLECTIONS],
            allocated=allocated,
            resident=resident * os.sysconf("SC_PAGE_SIZE"),
        )

    @contextmanager
    def _memory(self) -> Iterator[int]:
        try:
            memory = os.open(f"/proc/{self._pid}/mem", os.O_RDONLY)
        except OSError as error:
            raise LaunchError(f"cannot read the program's memory: {error.strerror}") from error
        try:
            yield memory
        except OSError as error:
            raise LaunchError(f"cannot read the program's memory: {error.strerror}") from error
        finally:
            os.close(memory)

    def _find(self, memory: int) -> int:
        """The address of the control block: nothing else has words that agree so."""
        for start, end in _writable(self._pid):
            octets = _read_what_is_there(memory, start, min(end, start + _SEARCHED))
            for at in range(0, len(octets) - heap.CONTROL_SIZE, _STEP):
                if is_control(octets, at, start):
                    return start + at
        raise LaunchError("the program has no heap yet")


def is_control(octets: bytes, at: int, address: int) -> bool:
    """Whether a control block begins at octets[at]; octets[0] lies at `address`."""
    taken = int.from_bytes(octets[at + 8 * heap.TAKEN : at + 8 * heap.TAKEN + 8], "little")
    if taken != address + at + heap.CONTROL_SIZE:
        return False
    words = struct.unpack_from(f"<{_WORDS}Q", octets, at)
    return bool(
        words[heap.MARKED] == taken + words[heap.PAGES] * heap.BITMAP_PER_PAGE
        and words[heap.BASE] % heap.PAGE == 0
        and words[heap.FRONTIER] <= words[heap.PAGES]
    )


def taken_octets(kinds: bytes, taken: bytes) -> int:
    """Octets of all slots that may hold an object, by the tables of the pages."""
    total = 0
    for page, kind in enumerate(kinds):
        if kind in (heap.LARGE, heap.REST):
            total += heap.PAGE
        elif kind != heap.FREE:
            at = page * heap.BITMAP_PER_PAGE
            bits = int.from_bytes(taken[at : at + heap.BITMAP_PER_PAGE], "little")
            total += bits.bit_count() * heap.CLASS_GRANULES[kind - 1] * 16
    return total


def _words(memory: int, control: int) -> tuple[int, ...]:
    return struct.unpack(f"<{_WORDS}Q", os.pread(memory, 8 * _WORDS, control))


def _writable(pid: int) -> Iterator[tuple[int, int]]:
    """Private mappings without a file, as address ranges."""
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        fields = line.split()
        if fields[1] == "rw-p" and fields[4] == "0" and len(fields) == 5:
            start, end = fields[0].split("-")
            yield int(start, 16), int(end, 16)


def _read_what_is_there(memory: int, start: int, end: int) -> bytes:
    try:
        return os.pread(memory, end - start, start)
    except OSError:
        return b""


@contextmanager
def _stopped(pid: int) -> Iterator[None]:
    try:
        os.kill(pid, signal.SIGSTOP)
    except ProcessLookupError as error:
        raise LaunchError("the program ended") from error
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
