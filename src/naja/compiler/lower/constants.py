"""Literals."""

from __future__ import annotations

from mypy.types import ProperType

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import F64, I1, I64, REF
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_float
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported


def integer(f: FunctionLowering, value: int) -> Typed:
    if not -(2**63) <= value < 2**63:
        raise Unsupported(f"the integer {value} does not fit 64 bits", "overflow")
    return Typed(Const(I64, value), f.program.builtin("int"))


def boolean(f: FunctionLowering, value: bool) -> Typed:
    return Typed(Const(I1, value), f.program.builtin("bool"))


def string(f: FunctionLowering, text: str) -> Typed:
    return Typed(f.program.statics.string(text), f.program.builtin("str"))


def literal(f: FunctionLowering, value: object, expected: ProperType | None) -> Typed:
    """The value of a `Final` constant that mypy has folded."""
    if isinstance(value, bool):
        return boolean(f, value)
    if isinstance(value, int):
        if expected is not None and is_float(expected):
            raise Unsupported(
                "this float constant is written as an int; write it with a point", "promotion"
            )
        return integer(f, value)
    if isinstance(value, float):
        return Typed(Const(F64, value), f.program.builtin("float"))
    if isinstance(value, str):
        return string(f, value)
    if isinstance(value, complex):
        parts: list[Value] = [Const(F64, value.real), Const(F64, value.imag)]
        made = f.call_named("naja.runtime.complex_numbers:make_complex", parts, REF)
        return Typed(made, f.program.builtin("complex"))
    raise Unsupported(f"a constant of type {type(value).__name__} is not supported yet")


def literal_bytes(text: str) -> bytes:
    """The octets that mypy's escaped spelling of a bytes literal stands for."""
    import ast

    quote = "'" if "'" not in text.replace("\\'", "") else '"'
    escaped = (
        text
        if quote == "'"
        else text.replace('"', '\\"')
        if '"' in text and '\\"' not in text
        else text
    )
    data = ast.literal_eval(f"b{quote}{escaped}{quote}")
    assert isinstance(data, bytes)
    return data
