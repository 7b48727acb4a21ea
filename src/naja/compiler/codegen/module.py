"""An LLVM module of some functions of the program: definitions and what they refer to."""

from __future__ import annotations

from collections.abc import Container

import naja.compiler.codegen.operations  # noqa: F401  (registers the handlers)
from naja.compiler.codegen.function import (
    ELEMENTS,
    ERROR_SLOT,
    FIELDS,
    HEADER,
    MEMORY_REPS,
    FunctionWriter,
    Needs,
    signature,
)
from naja.compiler.codegen.intrinsics import DECLARATIONS
from naja.compiler.codegen.names import global_name, is_absolute
from naja.compiler.codegen.target import header
from naja.compiler.ir.core import Function

_COMMON = 'noredzone nounwind "frame-pointer"="none" "no-jump-tables"="true"'

ATTRIBUTES = f"""\
attributes #0 = {{ {_COMMON} }}
attributes #1 = {{ {_COMMON} noinline }}
attributes #2 = {{ {_COMMON} alwaysinline }}
attributes #3 = {{ {_COMMON} noinline cold minsize optsize }}
!0 = !{{!"branch_weights", i32 1, i32 1048575}}
!1 = !{{!"branch_weights", i32 1048575, i32 1}}
!2 = !{{}}
!3 = !{{i64 0, i64 1048576}}
"""


def _memory() -> str:
    """The kinds of memory (function.kind_of_memory) as a type tree of LLVM's alias analysis."""
    kinds = {ERROR_SLOT: "error slot", HEADER: "header"}
    for base, what in ((FIELDS, "field"), (ELEMENTS, "element")):
        kinds.update({base + number: f"{what} {rep}" for rep, number in MEMORY_REPS.items()})
    lines = ['!4 = !{!"memory"}']
    for tag, kind in kinds.items():
        node = tag + 20
        lines.append(f'!{node} = !{{!"{kind}", !4}}')
        lines.append(f"!{tag} = !{{!{node}, !{node}, i64 0}}")
    return "\n".join(lines) + "\n"


MEMORY = _memory()


def declaration(function: Function) -> str:
    head, params = signature(
        function.result, [p.rep for p in function.params], function.raises, function.c_abi
    )
    return f"declare hidden {head} {global_name(function.symbol)}({params})"


def _declare_symbol(name: str, needs: Needs, known: dict[str, Function]) -> str:
    if name in known:
        return declaration(known[name])
    if is_absolute(name):
        return f"{global_name(name)} = external hidden global %opaque, !absolute_symbol !3"
    if name in needs.calls:
        return "declare hidden " + needs.calls[name] % global_name(name)
    align = ", align 16" if name.startswith("type.") else ""
    return f"{global_name(name)} = external hidden global %opaque{align}"


def write_module(
    functions: list[Function],
    borrowed: list[Function],
    known: dict[str, Function],
    private: Container[str] = (),
) -> str:
    """The text of a module that defines `functions`; `known` are all of the program.

    `borrowed` are defined elsewhere and here for inlining only; `private` are those of
    `functions` that only this module mentions.
    """
    needs = Needs()
    bodies = [
        FunctionWriter(function, needs).write(
            "internal" if function.symbol in private else "hidden", True
        )
        for function in functions
    ]
    bodies += [
        FunctionWriter(function, needs).write("available_externally hidden", False)
        for function in borrowed
    ]
    defined = {function.symbol for function in [*functions, *borrowed]}
    outside = sorted((needs.symbols | set(needs.calls)) - defined)
    declarations = [_declare_symbol(name, needs, known) for name in outside]
    declarations += [DECLARATIONS[name] for name in sorted(needs.llvm)]
    parts = [header(), "%opaque = type opaque", *declarations, *bodies, ATTRIBUTES, MEMORY]
    return "\n".join(parts)
