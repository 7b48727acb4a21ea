"""Passes over the typed IR between lowering and codegen. `prepare` runs them in order."""

from naja.compiler.ir.flow import prune
from naja.compiler.ir.homes import application_modules, mentions
from naja.compiler.ir.program import Program
from naja.compiler.ir.verify import verify
from naja.compiler.passes.coldness import mark_cold
from naja.compiler.passes.coroutine import split_coroutine
from naja.compiler.passes.depth import guard_recursion
from naja.compiler.passes.merge import merge_equals
from naja.compiler.passes.nothrow import infer_nothrow
from naja.compiler.passes.outline import outline_errors
from naja.compiler.passes.sharing import share_failures


def prepare(program: Program) -> None:
    """Make a lowered program ready for codegen; once only.

    Codegen verifies what comes out. VerifyError if what goes in is malformed and no pass
    can make sense of it.
    """
    for function in program.functions:
        prune(function)
        share_failures(function)
    try:
        _run(program)
    except (KeyError, AttributeError, AssertionError, IndexError):
        verify(program)
        raise


def _run(program: Program) -> None:
    application = application_modules(program)
    merge_equals(program, lambda symbol: mentions(symbol, application))
    types = {kind.name: kind for kind in program.types}
    for function in program.functions:
        info = function.coroutine
        if info is not None:
            split_coroutine(function)
            kind = types[info.type_name]
            kind.size, kind.references = info.size, info.references
        mark_cold(function)
    guard_recursion(program)
    outline_errors(program)
    infer_nothrow(program)


__all__ = ["infer_nothrow", "prepare", "split_coroutine"]
