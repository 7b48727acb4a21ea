"""`return NotImplemented`: the operator asks the other operand, or gives up.

A method that may give `NotImplemented` has a second form under its name and a `!`: the one that
is asked last. Where the first form asks the other operand (its last form), that gives up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    MDEF,
    ConditionalExpr,
    FuncDef,
    NameExpr,
    SymbolTableNode,
    TypeInfo,
)
from mypy.subtypes import is_subtype
from mypy.types import Instance, NoneType, UnionType

from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import NONE_VALUE, NULL, Value
from naja.compiler.ir.types import REF
from naja.compiler.lower.alternatives import each_alternative, narrow_present, present
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.conditions import condition, static_truth
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.equality import identical
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.instance_tests import class_of
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import of_class
from naja.compiler.lower.numbers import REFLECTED, invert
from naja.compiler.lower.operator_names import LAST, METHODS
from naja.compiler.lower.operators import binary
from naja.compiler.lower.types import Unsupported, allows_none
from naja.compiler.lower.variables import read_storage

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_SYMBOLS = {method: symbol for symbol, method in METHODS.items()}
_COMPARISONS = [METHODS[symbol] for symbol in REFLECTED]


def is_not_implemented(node: object) -> bool:
    return isinstance(node, NameExpr) and node.fullname == "builtins.NotImplemented"


def may_give_up(own: list[TypeInfo]) -> bool:
    """Whether a comparison of one of the program's classes may leave it to the other operand."""
    equal = [info.names["__eq__"] for info in own if "__eq__" in info.names]
    mixed = len({symbol.plugin_generated for symbol in equal}) == 2
    return mixed or any(_gives_up(_own_method(info, name)) for info in own for name in _COMPARISONS)


def prepare_last_forms(program: ProgramLowering) -> None:
    """Give all classes the last forms of their comparisons: what is asked last."""
    classes = [
        info
        for info in program.classes.initialisers
        if info.module_name != "typing" or "__eq__" in info.names
    ]
    for info in classes:
        for name in _COMPARISONS:
            symbol, method = info.names.get(name), _own_method(info, name)
            if symbol is None or name + LAST in info.names:
                continue
            if method is not None and _gives_up(method):
                symbol = SymbolTableNode(MDEF, _twin(program, method))
            info.names[name + LAST] = symbol


def _own_method(info: TypeInfo, name: str) -> FuncDef | None:
    symbol = info.names.get(name)
    return symbol.node if symbol is not None and isinstance(symbol.node, FuncDef) else None


def _gives_up(method: FuncDef | None) -> bool:
    return method is not None and any(map(is_not_implemented, walk(method.body)))


def _twin(program: ProgramLowering, method: FuncDef) -> FuncDef:
    """The method once more, as the one that is asked last."""
    made = FuncDef(method.name, method.arguments, method.body, callable_type(method))
    made.info, made._fullname = method.info, method.fullname
    made.line, made.column = method.line, method.column
    if method in program.home:
        program.home[made] = program.home[method]
    program.last_forms.add(made)
    return made


def return_choice(f: FunctionLowering, node: ConditionalExpr) -> bool:
    """`return x if test else NotImplemented`, done as two statements; False if it is none."""
    from naja.compiler.lower.leaving import return_value

    if not is_not_implemented(node.if_expr) and not is_not_implemented(node.else_expr):
        return False
    known = static_truth(f, node.cond)
    if known is not None:
        return_value(f, node.if_expr if known else node.else_expr)
        return True
    yes, no = f.new_block("then"), f.new_block("else")
    condition(f, node.cond, yes, no)
    for start, expr in ((yes, node.if_expr), (no, node.else_expr)):
        f.enter(start)
        return_value(f, expr)
    return True


def return_not_implemented(f: FunctionLowering) -> None:
    """The rest of the operator that this method belongs to."""
    node = f.instance.node if f.instance is not None else None
    if node in f.program.bare_forms:
        _leave(f, Typed(NONE_VALUE, NoneType()))
        return
    name = getattr(node, "name", "")
    reflected = name.startswith("__r") and name.replace("__r", "__", 1) in _SYMBOLS
    plain = name.replace("__r", "__", 1) if reflected else name
    in_place = name.startswith("__i") and name.replace("__i", "__", 1) in _SYMBOLS
    if isinstance(node, FuncDef) and in_place:
        mine, other = (read_storage(f, f.variables[item.variable]) for item in node.arguments)
        _leave(f, binary(f, _SYMBOLS[name.replace("__i", "__", 1)], mine, other))
        return
    if not isinstance(node, FuncDef) or plain not in _SYMBOLS or len(node.arguments) != 2:
        raise Unsupported(
            "NotImplemented is returned from methods of binary operators only", "not-implemented"
        )
    mine, other = (read_storage(f, f.variables[item.variable]) for item in node.arguments)
    last = reflected or node in f.program.last_forms
    answer_otherwise(f, _SYMBOLS[plain], mine, other, last=last, reflected=reflected)


def answer_otherwise(
    f: FunctionLowering,
    symbol: str,
    mine: Typed,
    other: Typed,
    *,
    last: bool = False,
    reflected: bool = False,
) -> None:
    """Leave the method of an operator with what the other operand answers, or give up."""
    if not last:
        _ask(f, symbol, mine, other)
        if not f.reachable:
            return
    if symbol in ("==", "!="):
        same = identical(f, mine, other)
        _leave(f, Typed(same if symbol == "==" else invert(f, same), f.program.builtin("bool")))
        return
    if last and symbol in REFLECTED:
        symbol, reflected = REFLECTED[symbol], True
    operands = [other, mine] if reflected else [mine, other]
    kinds: list[Value] = [class_of(f, item).value for item in operands]
    text = f.program.statics.string(symbol)
    f.fail("naja.runtime.object_unsafe:raise_unsupported", [text, *kinds])


def _leave(f: FunctionLowering, answer: Typed) -> None:
    from naja.compiler.lower.leaving import leave

    assert f.result_type is not None
    if f.reachable:
        leave(f, coerce(f, answer, f.result_type))


def _ask(f: FunctionLowering, symbol: str, mine: Typed, other: Typed) -> None:
    """Leave with what the other operand's reflected method gives; go on if it has none."""
    if isinstance(other.type, UnionType):
        _ask_alternatives(f, symbol, mine, other)
        return
    if not isinstance(other.type, Instance) or other.value.rep is not REF:
        return
    name = _reflected_name(symbol)
    if is_object(other.type) or is_abstract(other.type):
        below = [info for info in f.program.classes.every() if info.names.get(name)]
    else:
        if _may_ask(f, other.type.type, name, mine):
            _leave(f, _call(f, other, name, mine))
            return
        below = f.program.classes.below(other.type.type)
    asked = [info for info in below if not info.defn.type_vars and _may_ask(f, info, name, mine)]
    if not asked:
        return
    absent = f.new_block("not_asked")
    if allows_none(other.type):
        some = f.new_block("some")
        f.branch(f.binary("icmp.ne", other.value, NULL), some, absent)
        f.enter(some)
    for info in sorted(asked, key=lambda item: -len(item.mro)):
        hit, miss = f.new_block("asked"), f.new_block("other_class")
        f.branch(instance_test(f, other.value, Instance(info, [])), hit, miss)
        f.enter(hit)
        _leave(f, _call(f, of_class(f, other.value, info), name, mine))
        f.enter(miss)
    f.jump(absent)
    f.enter(absent)


def _ask_alternatives(f: FunctionLowering, symbol: str, mine: Typed, other: Typed) -> None:
    none, some = f.new_block("none"), f.new_block("some")
    f.branch(present(f, other), some, none)
    f.enter(some)

    def one(item: Typed) -> None:
        _ask(f, symbol, mine, item)

    each_alternative(f, narrow_present(f, other), one)
    if f.reachable:
        f.jump(none)
    f.enter(none)


def _reflected_name(symbol: str) -> str:
    if symbol in REFLECTED:
        return METHODS[REFLECTED[symbol]] + LAST
    return METHODS[symbol].replace("__", "__r", 1)


def _may_ask(f: FunctionLowering, info: TypeInfo, name: str, mine: Typed) -> bool:
    """The class has the method, and it takes such an operand and gives what is wanted here."""
    node = f.program.classes.method(info, name)
    if node is None or node.info.module_name == "builtins":
        return False
    asked = callable_type(node)
    if asked.variables:
        return True
    fits = f.result_type is None or is_subtype(asked.ret_type, f.result_type)
    return fits and is_subtype(mine.type, asked.arg_types[1])


def _call(f: FunctionLowering, other: Typed, name: str, mine: Typed) -> Typed:
    from naja.compiler.lower.methods import call_method

    return call_method(f, other, name, [mine])
