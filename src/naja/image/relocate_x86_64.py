"""Relocations of x86-64 objects in the static, small code model.

Source: AMD64 psABI 4.4.1, and B.2 for relaxing GOT accesses (an image has no GOT).
"""

from struct import Struct
from typing import Final

from naja.image.errors import LinkError

_U16 = Struct("<H")
_I16 = Struct("<h")
_U32 = Struct("<I")
_I32 = Struct("<i")
_U64 = Struct("<Q")
_I64 = Struct("<q")

_NONE: Final = 0
_GOT: Final = frozenset((9, 41, 42))

# kind: (name, record, relative to the place)
_PLAIN: Final = {
    1: ("R_X86_64_64", _U64, False),
    2: ("R_X86_64_PC32", _I32, True),
    4: ("R_X86_64_PLT32", _I32, True),
    10: ("R_X86_64_32", _U32, False),
    11: ("R_X86_64_32S", _I32, False),
    12: ("R_X86_64_16", _U16, False),
    13: ("R_X86_64_PC16", _I16, True),
    24: ("R_X86_64_PC64", _I64, True),
}


def apply(data: bytearray, at: int, kind: int, target: int, place: int, symbol: str) -> None:
    """Patch `data` at offset `at`.

    `target` is symbol value plus addend, `place` the address of the patched octets.
    Errors: LinkError when the value does not fit or the kind is not known.
    """
    if kind == _NONE:
        return
    if kind in _GOT:
        _relax(data, at, symbol)
        _store(data, at, "R_X86_64_GOTPCREL", _I32, target - place, symbol)
        return
    known = _PLAIN.get(kind)
    if known is None:
        raise LinkError(f"relocation {kind} against {symbol} is not one of the static model")
    name, record, relative = known
    value = target - place if relative else target
    if record is _U64:
        value &= 0xFFFFFFFFFFFFFFFF
    _store(data, at, name, record, value, symbol)


def _store(data: bytearray, at: int, name: str, record: Struct, value: int, symbol: str) -> None:
    bits = record.size * 8
    signed = record in (_I16, _I32, _I64)
    low, high = (-(1 << bits - 1), 1 << bits - 1) if signed else (0, 1 << bits)
    if not low <= value < high:
        raise LinkError(f"{name} against {symbol}: {value:#x} does not fit {bits} bits")
    record.pack_into(data, at, value)


def _relax(data: bytearray, at: int, symbol: str) -> None:
    """Turn a load of an address from the GOT into the address itself."""
    if data[at - 2] == 0x8B:  # mov x@GOTPCREL(%rip), %reg -> lea x(%rip), %reg
        data[at - 2] = 0x8D
    elif data[at - 2 : at] == b"\xff\x15":  # call *x@GOTPCREL(%rip) -> addr32 call x
        data[at - 2 : at] = b"\x67\xe8"
    elif data[at - 2 : at] == b"\xff\x25":  # jmp *x@GOTPCREL(%rip) -> nop; jmp x
        data[at - 2 : at] = b"\x90\xe9"
    else:
        raise LinkError(f"the access to {symbol} through the GOT cannot be made direct")
