"""The memory functions that LLVM calls, against Python's own slices, at every short length."""

import ctypes
import random
from collections.abc import Callable, Iterator

import llvmlite.binding as llvm
import pytest

from naja.compiler.codegen.libcalls import write_libcalls

ROOM = 96
LENGTHS = [*range(80), 127, 128, 129, 1023, 1024, 1025, 1040, 4099]


@pytest.fixture(scope="module")
def address() -> Iterator[Callable[[str], int]]:
    """Where a function is, compiled under another name than the C library's."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    text = write_libcalls()
    for name in ("memcpy", "memmove", "memset", "memcmp"):
        text = text.replace(f"@{name}(", f"@naja.{name}(")
    machine = llvm.Target.from_default_triple().create_target_machine(opt=2)
    with llvm.create_mcjit_compiler(llvm.parse_assembly(text), machine) as engine:
        engine.finalize_object()
        yield lambda name: engine.get_function_address(f"naja.{name}")


def sign(value: int) -> int:
    return (value > 0) - (value < 0)


def test_memcmp(address: Callable[[str], int]) -> None:
    pointer, size = ctypes.c_char_p, ctypes.c_size_t
    compare = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer, size)(address("memcmp"))
    chance = random.Random(1)
    for length in LENGTHS:
        data = chance.randbytes(length)
        assert compare(data, data + b"x", length) == 0
        for at in range(length) if length < 80 else chance.sample(range(length), 40):
            other = bytearray(data + chance.randbytes(8))
            other[at] = chance.choice([0, 127, 128, 255])
            if at + 1 < length:
                other[at + 1] = chance.randrange(256)
            there = bytes(other)
            expected = (data > there[:length]) - (data < there[:length])
            assert sign(compare(data, there, length)) == expected, (length, at)


@pytest.mark.parametrize("name", ["memcpy", "memmove"])
def test_copies(address: Callable[[str], int], name: str) -> None:
    word, size = ctypes.c_void_p, ctypes.c_size_t
    copy = ctypes.CFUNCTYPE(word, word, word, size)(address(name))
    chance = random.Random(2)
    for length in LENGTHS:
        shifts = [0, 1, 7, 8, 15, 16, 17, 31, 33, 64] if name == "memmove" else [length + 64]
        for shift in [*shifts, *(-shift for shift in shifts)]:
            memory = bytearray(chance.randbytes(3 * length + 3 * ROOM))
            source = length + ROOM
            target = source + shift
            expected = bytearray(memory)
            expected[target : target + length] = memory[source : source + length]
            base = ctypes.addressof((ctypes.c_char * len(memory)).from_buffer(memory))
            assert copy(base + target, base + source, length) == base + target
            assert memory == expected, (length, shift)


def test_memset(address: Callable[[str], int]) -> None:
    word, size = ctypes.c_void_p, ctypes.c_size_t
    fill = ctypes.CFUNCTYPE(word, word, ctypes.c_int, size)(address("memset"))
    for length in LENGTHS:
        memory = bytearray(b"\xaa" * (length + 2 * ROOM))
        base = ctypes.addressof((ctypes.c_char * len(memory)).from_buffer(memory))
        fill(base + ROOM, 0x1C7, length)
        assert memory == b"\xaa" * ROOM + b"\xc7" * length + b"\xaa" * ROOM, length
