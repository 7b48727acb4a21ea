"""How names and constants are spelled in LLVM text and in assembly text."""

from __future__ import annotations

import functools
import re
import struct

from naja.compiler.ir.core import Const, Symbol, Value
from naja.compiler.ir.types import I1, NONE, REF, Rep

_PLAIN = re.compile(r"[A-Za-z_.$][A-Za-z0-9_.$]*\Z")

# Linker symbols whose *value* is a small number, defined in the tables object.
ABSOLUTE_PREFIXES = ("slot:", "id.lo:", "id.count:", "size:")


def escaped(name: str) -> str:
    """`name` between the quotes of LLVM text."""
    octets = name.encode("utf-8")
    return "".join(
        chr(octet) if 32 <= octet < 127 and octet not in b'"\\' else f"\\{octet:02X}"
        for octet in octets
    )


@functools.cache
def global_name(symbol: str) -> str:
    """`@name`, quoted where LLVM wants it."""
    return f"@{symbol}" if _PLAIN.match(symbol) else f'@"{escaped(symbol)}"'


def assembly_name(symbol: str) -> str:
    """A symbol for the integrated assembler, always quoted."""
    return '"' + symbol.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_absolute(symbol: str) -> bool:
    return symbol.startswith(ABSOLUTE_PREFIXES)


def float_text(value: float) -> str:
    """A double as the sixteen hexadecimal digits of its bits."""
    bits: int = struct.unpack("<Q", struct.pack("<d", value))[0]
    return f"0x{bits:016X}"


def constant(value: Const | Symbol) -> str:
    """The LLVM text of a constant, without its type."""
    if isinstance(value, Symbol):
        name = global_name(value.name)
        return name if value.rep is REF else f"ptrtoint (ptr {name} to {value.rep.llvm})"
    return _literal(value)


def _literal(value: Const) -> str:
    rep, literal = value.rep, value.literal
    if rep is NONE:
        return "0"
    if rep is REF:
        return "null"
    if rep is I1:
        return "true" if literal else "false"
    if rep.is_float:
        return float_text(float(literal or 0.0))
    if literal is None:
        return "zeroinitializer"
    return str(_signed(int(literal), rep))


def _signed(number: int, rep: Rep) -> int:
    bits = rep.size * 8
    if not -(1 << (bits - 1)) <= number < 1 << bits:
        raise ValueError(f"the constant {number} does not fit {rep.llvm}")
    return number - (1 << bits) if number >> (bits - 1) > 0 else number


def is_constant(value: Value) -> bool:
    return isinstance(value, Const | Symbol)
