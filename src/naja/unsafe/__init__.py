"""The intrinsics that can break memory safety. Only `*_unsafe.py` files may import this.

The compiler gives each name its meaning; the bodies below are CPython stand-ins that
refuse, except where a test can use them (`Array`, `bytes_alloc`).

Raw addresses are plain `int`s. Everything here is unchecked: bounds, lifetime, aliasing
are the caller's. A raw address held in a local variable keeps its object alive
(the stack is scanned conservatively); one held in a heap object does not.
"""

from collections.abc import Callable
from copy import copy
from typing import Generic, NoReturn, TypeVar

from naja.lang.widths import Width

W = TypeVar("W", bound=Width)
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])


def _refuse() -> NoReturn:
    raise NotImplementedError("this intrinsic exists only in an image")


class Ptr(Generic[W]):
    """Typed raw pointer: `Ptr[u16](address)[i]` reads, `p[i] = v` writes element i.

    Passed by value as one machine word. Reads zero- or sign-extend by W; writes truncate.
    """

    def __init__(self, address: int) -> None:
        self.address = address

    def __getitem__(self, index: int) -> int:
        _refuse()

    def __setitem__(self, index: int, value: int) -> None:
        _refuse()


class Mmio(Generic[W]):
    """Like `Ptr`, each access volatile and of exactly W's size (device memory, rings)."""

    def __init__(self, address: int) -> None:
        self.address = address

    def __getitem__(self, index: int) -> int:
        _refuse()

    def __setitem__(self, index: int, value: int) -> None:
        _refuse()


class Array(Generic[T]):
    """Collected array of `count` elements of any type, zeroed, with unchecked access.

    A zero element is 0, 0.0, False, None or a null reference (reading a null
    reference of a non-optional type is the caller's fault). MemoryError if full.
    """

    def __init__(self, count: int) -> None:
        self.items: list[T] = [None] * count  # type: ignore[list-item]

    def __getitem__(self, index: int) -> T:
        value = self.items[index]
        return _zero(self) if value is None else value

    def __setitem__(self, index: int, value: T) -> None:
        self.items[index] = value

    def __len__(self) -> int:
        return len(self.items)


def _zero(array: Array[T]) -> T:
    """The zero element of `Array[int](n)` and the like; None where the type is unknown."""
    try:
        kind = array.__orig_class__.__args__[0]  # type: ignore[attr-defined]
    except AttributeError:
        kind = None
    return kind() if kind in (int, bool, float) else None  # type: ignore[return-value]


def array_copy(target: Array[T], at: int, source: Array[T], start: int, count: int) -> None:
    """memmove of `count` elements; the arrays may be the same and overlap."""
    target.items[at : at + count] = source.items[start : start + count]


def array_run(source: Array[T], start: int, count: int, capacity: int) -> Array[T]:
    """A new array of `capacity` elements: `count` of `source` from `start` on, then zeros."""
    made = copy(source)
    zeros: list[T] = [None] * (capacity - count)  # type: ignore[list-item]
    made.items = source.items[start : start + count] + zeros
    return made


def array_clear(target: Array[T], at: int, count: int) -> None:
    """Zero `count` elements (so that the collector forgets what they referred to)."""
    for index in range(at, at + count):
        target.items[index] = None  # type: ignore[assignment]


def same_type(a: object, b: object) -> bool:
    """Whether two expressions have the same static type: known when the program is compiled.

    So elements of one array may be copied into the other as they are.
    """
    return type(a) is type(b)


def bytes_alloc(count: int) -> bytes:
    """A new zeroed bytes object to be filled through `bytes_address` before anyone sees it."""
    return bytes(count)


def bytes_unset(count: int) -> bytes:
    """The same with octets of whatever was there: write all of them before anyone sees one."""
    return bytes(count)


def bytes_address(value: bytes) -> int:
    """Address of the first octet (objects never move)."""
    _refuse()


def str_alloc(count: int, kind: int) -> str:
    """A new str of `count` code points stored in `kind` = 1, 2 or 4 octets each, zeroed.

    `kind` must be the least that fits every code point: str compares by memory.
    """
    _refuse()


def str_address(value: str) -> int:
    """Address of the first code point."""
    _refuse()


def str_kind(value: str) -> int:
    """Octets per code point: 1, 2 or 4."""
    _refuse()


def length_of(value: object) -> int:
    """The raw length word (offset 8) of a str, bytes or Array."""
    _refuse()


def cached_hash(value: object) -> int:
    """The hash word (offset 16) of a str or bytes; 0 = not computed."""
    _refuse()


def set_cached_hash(value: object, hash_value: int) -> None:
    _refuse()


def object_address(value: object) -> int:
    """Address of a reference (0 for None)."""
    _refuse()


def object_at(address: int, kind: type[T]) -> T:
    """The reference at `address`, believed to be a `kind`."""
    _refuse()


def type_address(kind: type) -> int:
    """Address of the TypeDesc of a class (see naja.abi.layout)."""
    _refuse()


def symbol_address(name: str) -> int:
    """Address of a linker symbol; `name` is a literal."""
    _refuse()


def copy_memory(target: int, source: int, count: int) -> None:
    """memmove."""
    _refuse()


def fill_memory(target: int, octet: int, count: int) -> None:
    _refuse()


def compare_memory(a: int, b: int, count: int) -> int:
    """Sign of the first difference as unsigned octets; 0 if equal."""
    _refuse()


def in8(port: int) -> int:
    _refuse()


def in16(port: int) -> int:
    _refuse()


def in32(port: int) -> int:
    _refuse()


def out8(port: int, value: int) -> None:
    _refuse()


def out16(port: int, value: int) -> None:
    _refuse()


def out32(port: int, value: int) -> None:
    _refuse()


def out_string8(port: int, address: int, count: int) -> None:
    """`rep outsb`."""
    _refuse()


def read_tsc() -> int:
    _refuse()


def memory_fence() -> None:
    """Full fence (mfence) and compiler barrier."""
    _refuse()


def compiler_barrier() -> None:
    _refuse()


def syscall(number: int, a: int, b: int, c: int, d: int, e: int, f: int) -> int:
    """One Linux system call (process platform); the raw result, -errno on failure."""
    _refuse()


def gate(operation: int, a: int, b: int) -> int:
    """`int3` into the ring-0 stub table: operation in rax, arguments in rdi, rsi."""
    _refuse()


def call_address(address: int, argument: int) -> int:
    """Call C-ABI code: `long f(long)`."""
    _refuse()


def spill_registers() -> int:
    """Store the callee-saved registers in the caller's frame; the stack pointer below it.

    So every word that a running function holds lies above the result.
    """
    _refuse()


def extern(symbol: str) -> Callable[[F], F]:
    """The function is assembly: C ABI, int arguments and result; the body is `...`."""

    def mark(function: F) -> F:
        return function

    return mark


def export(symbol: str) -> Callable[[F], F]:
    """Give the function this linker symbol and the C ABI; it must not raise.

    Always linked. An exception that leaves it stops the machine.
    """

    def mark(function: F) -> F:
        return function

    return mark


def no_inline(function: F) -> F:
    return function


def always_inline(function: F) -> F:
    return function
