"""Module bodies: run once, at the first import statement that is reached, as in CPython.

The library's modules have no bodies to run: their variables are constants, or made at
first use (see `globals.py`).
"""

from __future__ import annotations

from mypy.nodes import Import, ImportAll, ImportFrom

from naja.compiler.frontend import imported_modules
from naja.compiler.ir.core import NONE_VALUE, Call, Const, Function, Return, Symbol
from naja.compiler.ir.types import I64, NONE, REF
from naja.compiler.lower.definitions import check_imports
from naja.compiler.lower.function import Catch, FunctionLowering, statement
from naja.compiler.lower.model import Instantiation
from naja.compiler.lower.program import ProgramLowering


@statement("Import")
@statement("ImportFrom")
@statement("ImportAll")
def import_statement(f: FunctionLowering, node: Import | ImportFrom | ImportAll) -> None:
    """Run the bodies of the program's own modules that have not run yet."""
    for name in dict.fromkeys(imported_modules(f.program.files[f.module], node)):
        if name in f.program.files and not f.program.is_library(name):
            body = module_body(f.program, name)
            f.emit(Call(None, Symbol(body, I64), [], unwind=f.unwind()))
    if isinstance(node, ImportFrom):
        check_imports(f, node)


def module_body(program: ProgramLowering, module: str) -> str:
    """The body of a program module as a function that does nothing the second time."""
    from naja.compiler.lower.instances import find_shared, prepare_bound_flags

    tree = program.files[module]
    symbol = program.names.unique(f"module {module}", ("module", module))
    if symbol in program.thunks:
        return symbol
    program.thunks.add(symbol)
    flag = f"{symbol}.begun"
    program.statics.place(flag)
    ir = Function(symbol, module, [], NONE, file=tree.path, name="<module>")
    f = FunctionLowering(program, ir, {}, module=module, traced=True)
    f.is_module = True
    f.instance = Instantiation(tree)  # type: ignore[arg-type]
    program.home[tree] = module
    first, again = f.new_block("first"), f.new_block("again")
    f.branch(f.binary("icmp.eq", f.load(I64, Symbol(flag, I64), 0), Const(I64, 0)), first, again)
    f.enter(again)
    f.emit(Return(NONE_VALUE))
    f.enter(first)
    f.store(Symbol(flag, I64), Const(I64, 1), 0)
    find_shared(f, tree, [])
    prepare_bound_flags(f, tree)
    failed = Catch(f.new_block("failed", cold=True), f.new_local("failure", REF))
    f.scopes.append(failed)
    for item in tree.defs:
        with program.collecting():
            f.statement(item)
    f.scopes.pop()
    f.store(Symbol(flag, I64), Const(I64, 2), 0)
    f.emit(Return(NONE_VALUE))
    if failed.used:  # the next import tries again
        f.enter(failed.landing)
        f.store(Symbol(flag, I64), Const(I64, 0), 0)
        f.reraise(f.get(failed.error))
    program.add(ir)
    return symbol
