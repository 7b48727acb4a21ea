"""Memory for the heap's own code under CPython: a bytearray behind `Ptr`.

Addresses are invented: the heap range, then room for TypeDescs, the roots and a "stack".
"""

from __future__ import annotations

import pytest

from naja.abi import layout
from naja.runtime import (
    allocate_unsafe,
    collect_unsafe,
    heap_pages_unsafe,
    heap_unsafe,
)

BASE = 0x200000
IMAGE = 64 * 1024  # room for the image's data, in front of the heap
MODULES = (heap_pages_unsafe, allocate_unsafe, collect_unsafe)


class Memory:
    """Octets from BASE on; out of range is an error of the code under test."""

    def __init__(self, size: int) -> None:
        self.octets = bytearray(size)

    def at(self, address: int, count: int) -> int:
        offset = address - BASE
        assert 0 <= offset and offset + count <= len(self.octets), hex(address)
        return offset

    def read(self, address: int, size: int, signed: bool) -> int:
        offset = self.at(address, size)
        return int.from_bytes(self.octets[offset : offset + size], "little", signed=signed)

    def write(self, address: int, size: int, value: int) -> None:
        offset = self.at(address, size)
        value &= (1 << 8 * size) - 1
        self.octets[offset : offset + size] = value.to_bytes(size, "little")

    def fill(self, address: int, octet: int, count: int) -> None:
        offset = self.at(address, count)
        self.octets[offset : offset + count] = bytes([octet]) * count

    def copy(self, target: int, source: int, count: int) -> None:
        data = self.octets[self.at(source, count) : self.at(source, count) + count]
        offset = self.at(target, count)
        self.octets[offset : offset + count] = data


def pointer_class(memory: Memory) -> type:
    """A stand-in for `naja.unsafe.Ptr` on this memory."""

    made: dict[type, type] = {}

    class Pointer:
        size = 8

        def __class_getitem__(cls, width: type) -> type:
            if width not in made:
                made[width] = type("Pointer", (Pointer,), {"size": width.bits // 8})  # type: ignore[attr-defined]
            return made[width]

        def __init__(self, address: int) -> None:
            self.address = address

        def __getitem__(self, index: int) -> int:
            return memory.read(self.address + index * self.size, self.size, self.size == 8)

        def __setitem__(self, index: int, value: int) -> None:
            memory.write(self.address + index * self.size, self.size, value)

    return Pointer


class Heap:
    """A heap of `size` octets with roots and a stack that tests write."""

    ROOTS = BASE + 0x4000
    ROOT_COUNT = 512
    STACK = BASE + 0x8000
    STACK_WORDS = 64
    TYPES = BASE + 0x1000

    def __init__(self, patch: pytest.MonkeyPatch, size: int, prefill: int = 0xA5) -> None:
        self.memory = Memory(IMAGE + size)
        self.memory.fill(BASE + IMAGE, prefill, size)
        self.type_count = 0
        granules = BASE + 0x100
        for index, octet in enumerate(heap_pages_unsafe.CLASS_GRANULES):
            self.memory.write(granules + index, 1, octet)
        symbols = {
            "__roots_start": self.ROOTS,
            "__roots_end": self.ROOTS + 8 * self.ROOT_COUNT,
        }
        self.str_type = self.type_desc(32, flags=layout.FLAG_STR)
        stand_ins = {
            "Ptr": pointer_class(self.memory),
            "fill_memory": self.memory.fill,
            "copy_memory": self.memory.copy,
            "bytes_address": lambda value: granules,
            "symbol_address": symbols.__getitem__,
            "type_address": lambda kind: self.str_type,
            "spill_registers": lambda: self.STACK,
        }
        for module in MODULES:
            for name, stand_in in stand_ins.items():
                if hasattr(module, name):
                    patch.setattr(module, name, stand_in)
        patch.setattr(heap_pages_unsafe, "_control", 0)
        start = BASE + IMAGE
        self.ready = heap_unsafe.initialise(start, start + size, self.STACK + 8 * self.STACK_WORDS)

    def type_desc(
        self,
        size: int,
        references: list[int] | None = None,
        elements: list[int] | None = None,
        stride: int = 0,
        flags: int = 0,
    ) -> int:
        """A new TypeDesc."""
        address = self.TYPES + 128 * self.type_count
        self.type_count += 1
        fixed, per_element = references or [], elements or []
        self.memory.write(address + layout.TYPE_SIZE, 4, size)
        self.memory.write(address + layout.TYPE_STRIDE, 4, stride)
        self.memory.write(address + layout.TYPE_FLAGS, 4, flags)
        if fixed or per_element:
            table = address + 64
            self.memory.write(address + layout.TYPE_POINTER_MAP, 8, table)
            for index, number in enumerate([len(fixed), len(per_element), *fixed, *per_element]):
                self.memory.write(table + 4 * index, 4, number)
        return address

    def root(self, index: int, value: int) -> None:
        self.memory.write(self.ROOTS + 8 * index, 8, value)

    def push(self, index: int, value: int) -> None:
        self.memory.write(self.STACK + 8 * index, 8, value)

    def word(self, address: int, value: int | None = None) -> int:
        if value is not None:
            self.memory.write(address, 8, value)
        return self.memory.read(address, 8, True)

    def octets(self, address: int, count: int) -> bytes:
        offset = self.memory.at(address, count)
        return bytes(self.memory.octets[offset : offset + count])


__all__ = ["BASE", "Heap"]
