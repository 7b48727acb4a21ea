"""`return NotImplemented`: the operator tries the other operand, or gives up."""

from __future__ import annotations

from mypy.nodes import Expression, FuncDef, NameExpr
from mypy.types import Instance

from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import Value
from naja.compiler.ir.types import REF
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.equality import identical
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import class_of
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import REFLECTED, invert
from naja.compiler.lower.operators import METHODS
from naja.compiler.lower.types import Unsupported
from naja.compiler.lower.variables import read_storage

_SYMBOLS = {method: symbol for symbol, method in METHODS.items()}


def is_not_implemented(node: Expression | None) -> bool:
    return isinstance(node, NameExpr) and node.fullname == "builtins.NotImplemented"


def return_not_implemented(f: FunctionLowering) -> None:
    """The rest of the operator that this method belongs to."""
    from naja.compiler.lower.leaving import leave

    node = f.instance.node if f.instance is not None else None
    name = getattr(node, "name", "")
    reflected = name.startswith("__r") and name.replace("__r", "__", 1) in _SYMBOLS
    plain = name.replace("__r", "__", 1) if reflected else name
    if not isinstance(node, FuncDef) or plain not in _SYMBOLS or len(node.arguments) != 2:
        raise Unsupported(
            "NotImplemented is returned from methods of binary operators only", "not-implemented"
        )
    mine, other = (read_storage(f, f.variables[item.variable]) for item in node.arguments)
    symbol = _SYMBOLS[plain]
    answer = None if reflected else _ask_other(f, symbol, plain, mine, other)
    if answer is None and symbol in ("==", "!="):
        same = identical(f, mine, other)
        answer = Typed(same if symbol == "==" else invert(f, same), f.program.builtin("bool"))
    if answer is not None:
        assert f.result_type is not None
        leave(f, coerce(f, answer, f.result_type))
        return
    operands = [other, mine] if reflected else [mine, other]
    kinds: list[Value] = [class_of(f, item).value for item in operands]
    f.fail("naja.runtime.object_unsafe:raise_unsupported", [f.program.string(symbol), *kinds])


def _ask_other(
    f: FunctionLowering, symbol: str, method: str, mine: Typed, other: Typed
) -> Typed | None:
    """What the other operand's reflected method gives, if it surely has an answer."""
    from naja.compiler.lower.methods import call_method

    compares = symbol in REFLECTED
    name = METHODS[REFLECTED[symbol]] if compares else method.replace("__", "__r", 1)
    if not isinstance(other.type, Instance) or other.value.rep is not REF:
        return None
    node = f.program.classes.method(other.type.type, name)
    if node is None or node.info.module_name == "builtins":
        return None
    if compares and any(isinstance(p, NameExpr) and is_not_implemented(p) for p in walk(node.body)):
        return None
    return call_method(f, other, name, [mine])
