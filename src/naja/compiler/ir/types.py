"""Representations: what a value is in a register or in memory.

`REF` is a reference to a collected object (or null); `ADDR` is a raw machine word that
the collector does not follow from the heap. Tuples are structs by value.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rep:
    """A representation; `llvm` is its LLVM spelling, size and align are in octets."""

    llvm: str
    size: int
    align: int

    @property
    def is_float(self) -> bool:
        return self.llvm == "double"

    def reference_offsets(self) -> list[int]:
        """Offsets of the references inside a stored value."""
        return [0] if self is REF else []

    def __str__(self) -> str:
        return "ref" if self is REF else self.llvm


@dataclass(frozen=True)
class Struct(Rep):
    """Fields by value, laid out as LLVM does for a non-packed struct."""

    fields: tuple[Rep, ...] = ()

    def offsets(self) -> list[int]:
        """Octet offset of each field."""
        result, at = [], 0
        for field in self.fields:
            at = align_up(at, field.align)
            result.append(at)
            at += field.size
        return result

    def reference_offsets(self) -> list[int]:
        found = []
        for field, at in zip(self.fields, self.offsets(), strict=True):
            found += [at + inner for inner in field.reference_offsets()]
        return found

    def __str__(self) -> str:
        return "{" + ", ".join(map(str, self.fields)) + "}"


def align_up(value: int, align: int) -> int:
    return (value + align - 1) & -align


I1 = Rep("i1", 1, 1)
I8 = Rep("i8", 1, 1)
I16 = Rep("i16", 2, 2)
I32 = Rep("i32", 4, 4)
I64 = Rep("i64", 8, 8)
F64 = Rep("double", 8, 8)
REF = Rep("ptr", 8, 8)
NONE = Rep("i8", 1, 1)  # None is the i8 0; a type of its own so that the verifier tells it from I8


def struct_of(fields: tuple[Rep, ...]) -> Struct:
    """The by-value struct of these fields."""
    at, align = 0, 1
    for field in fields:
        at = align_up(at, field.align) + field.size
        align = max(align, field.align)
    spelling = "{ " + ", ".join(field.llvm for field in fields) + " }" if fields else "{}"
    return Struct(spelling, align_up(at, align), align, fields)


def optional_of(inner: Rep) -> Struct:
    """`T | None` for a T that is not a reference: {present flag, value}."""
    return struct_of((I1, inner))
