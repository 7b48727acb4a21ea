"""Lowering: checked syntax trees to typed IR, monomorphic and only what is reached.

Start reading at `program.py` (the work list), then `function.py` (one function);
statements and expressions register themselves by node class.
"""

from naja.compiler.frontend import CheckedProgram
from naja.compiler.lower import (
    assignments,
    attributes,
    call_expressions,
    choices,
    class_statements,
    closures,
    comparisons,
    displays,
    expressions,
    for_statement,
    handlers,
    leaving,
    match_statement,
    modules,
    statements,
    subscripts,
)
from naja.compiler.lower.ahead import (
    InVain as InVain,
    LoweringAhead as LoweringAhead,
    Reached as Reached,
    reached_by as reached_by,
)
from naja.compiler.lower.program import ProgramLowering

REGISTERED = (
    assignments,
    attributes,
    call_expressions,
    choices,
    class_statements,
    closures,
    comparisons,
    displays,
    expressions,
    handlers,
    for_statement,
    leaving,
    match_statement,
    modules,
    statements,
    subscripts,
)


def lower_program(checked: CheckedProgram, platform: str, keeps: bool = False) -> ProgramLowering:
    """Lower all that the program reaches on `platform` ("vm" or "process"): `out` is its IR.

    `keeps`: keep what is asked of all classes, for `reached_by`.
    Errors: CompileError with a place for everything that cannot be compiled;
    LeftOut if a body is needed that the check has left out.
    """
    lowering = ProgramLowering(checked, platform, keeps)
    lowering.run()
    return lowering
