"""From an instantiation to its IR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import (
    FuncDef,
    GeneratorExpr,
    LambdaExpr,
    Node,
    Var,
)
from mypy.types import CallableType, NoneType, ProperType, UninhabitedType

from naja.compiler.ir.core import NONE_VALUE, Call, Const, Function, Return, Symbol, Temp, Value
from naja.compiler.ir.types import I1, I64, NONE, REF
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.facts import is_module_variable
from naja.compiler.lower.function import FunctionLowering, Located
from naja.compiler.lower.model import ClosureLayout, Instantiation, Slot, Typed
from naja.compiler.lower.overloads import is_trivial
from naja.compiler.lower.pack_facts import pack_index
from naja.compiler.lower.packs import expanded, held_from, make_pack
from naja.compiler.lower.shapes import held_type
from naja.compiler.lower.solving import generator_result, outer_bindings
from naja.compiler.lower.statements import block
from naja.compiler.lower.types import Bindings, Unsupported, bind, bindings_of, normal, rep_of
from naja.compiler.lower.variables import declare, write_cell

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def module_of(program: ProgramLowering, key: Instantiation) -> str:
    if key.outer is not None:
        return module_of(program, key.outer)
    return program.home_of(key.node)


def all_bindings(key: Instantiation) -> Bindings:
    bindings: Bindings = outer_bindings(key.outer) if key.outer is not None else {}
    if key.owner is not None:
        bindings.update(bindings_of(key.owner))
    bindings.update(dict(key.bindings))
    return bindings


def lower_instance(program: ProgramLowering, key: Instantiation) -> None:
    """Lower one function instance and add it to the program."""
    from naja.compiler.lower.generators import lower_generator, lower_generator_expression

    if isinstance(key.node, GeneratorExpr):
        lower_generator_expression(program, key)
        return
    extern = program.externs.get(key.node)
    if extern is not None:
        _lower_extern(program, key, extern)
        return
    if isinstance(key.node, FuncDef) and _is_missing(program, key):
        raise Located(
            program.files[module_of(program, key)].path,
            key.node.line,
            key.node.column + 1,
            Unsupported(f"{key.node.fullname} has no body yet in this library", "library"),
        )
    if isinstance(key.node, FuncDef) and (key.node.is_generator or key.node.is_coroutine):
        lower_generator(program, key)
        return
    f, params = start_function(program, key)
    lower_body(f, key.node, params)
    program.add(f.ir)


def _is_missing(program: ProgramLowering, key: Instantiation) -> bool:
    """A library function whose body is `...` and that nothing in the compiler stands for."""
    node = key.node
    assert isinstance(node, FuncDef)
    if not is_trivial(node) or not program.is_library(module_of(program, key)):
        return False
    return not (node.info and (node.info.is_protocol or node.info.fullname == "builtins.object"))


def function_type(program: ProgramLowering, key: Instantiation) -> CallableType:
    if isinstance(key.node, LambdaExpr):
        type_ = program.nested_types[key]
        assert isinstance(type_, CallableType)
        return type_
    return callable_type(key.node)


def parameter_types(
    program: ProgramLowering, key: Instantiation, bindings: Bindings
) -> list[ProperType]:
    """The type of each parameter in this instance."""
    formal = expanded(function_type(program, key), bindings)
    held = held_from(program, key.node)
    types: list[ProperType] = []
    special = dict(key.specialised)
    for index, type_ in enumerate(formal.arg_types):
        if held is not None and index >= held:
            types.append(held_type(program, formal, index))
        elif index in special:
            types.append(special[index])
        elif (
            index == 0
            and key.owner is not None
            and isinstance(key.node, FuncDef)
            and not key.node.is_static
        ):
            types.append(_self_type(program, key, bindings))
        elif formal.arg_kinds[index].is_star():
            types.append(held_type(program, formal, index))
        else:
            types.append(normal(type_))
    if held is not None and program.observes:
        types.append(program.builtin("int"))
    return types


def _self_type(program: ProgramLowering, key: Instantiation, bindings: Bindings) -> ProperType:
    assert key.owner is not None and isinstance(key.node, FuncDef)
    if key.node.is_class:
        from mypy.types import TypeType

        return TypeType(key.owner)
    if key.owner.type.is_named_tuple and key.owner.type.tuple_type is not None:
        from naja.compiler.lower.named_tuples import named_type

        return named_type(key.owner)
    return key.owner


def closure_of(program: ProgramLowering, key: Instantiation) -> ClosureLayout | None:
    """The closure object of a function inside another, whatever its own types are."""
    found = program.closures.get(key)
    if found is None and key.outer is not None:
        found = program.closures.get(Instantiation(key.node, outer=key.outer))
    return found


def start_function(
    program: ProgramLowering, key: Instantiation
) -> tuple[FunctionLowering, list[Typed]]:
    """The empty IR function of an instance, with its parameters."""
    node = key.node
    bindings = all_bindings(key)
    module = module_of(program, key)
    formal = function_type(program, key)
    returned = (
        generator_result(program, node, bindings)
        if isinstance(node, FuncDef)
        else normal(formal.ret_type)
    )
    tree = program.files[module]
    name = getattr(node, "name", "<lambda>") if isinstance(node, FuncDef) else "<lambda>"
    ir = Function(
        program.functions[key],
        module,
        [],
        rep_of(returned),
        file=tree.path,
        line=node.line,
        name=name,
    )
    ir.inline = program.inline_marks.get(node, "")
    traced = not program.is_library(module) and node not in program.synthetic
    f = FunctionLowering(program, ir, bindings, module=module, instance=key, traced=traced)
    f.result_type = returned
    types = parameter_types(program, key, bindings)
    if closure_of(program, key) is not None:
        f.closure = ir.new_temp(REF)
        ir.params.append(f.closure)
    params = []
    for type_ in types:
        temp = ir.new_temp(rep_of(type_))
        ir.params.append(temp)
        params.append(Typed(temp, type_))
    return f, params


def find_shared(f: FunctionLowering, body: Node, arguments: list[Var]) -> None:
    """Which variables this function owns, and which of them inner functions share."""
    facts = f.program.facts_of(body, f.module)
    f.owned = {*arguments, *facts.own, *facts.inner}
    f.shared.update(
        variable
        for variable in facts.inner_names & f.owned
        if variable not in arguments or variable in facts.assigned
    )


def prepare_variables(f: FunctionLowering, node: object, params: list[Typed]) -> None:
    """Owned and shared variables, captured ones, and the parameters."""
    arguments = [argument.variable for argument in node.arguments]  # type: ignore[attr-defined]
    body = node.body  # type: ignore[attr-defined]
    find_shared(f, body, arguments)
    if f.closure is not None and f.instance is not None:
        made = closure_of(f.program, f.instance)
        assert made is not None
        f.packs.update(made.packs)
        for variable, captured in made.captures:
            f.variables[variable] = captured
            f.owned.discard(variable)
    prepare_bound_flags(f, body)
    special = {index for index, _ in f.instance.specialised} if f.instance is not None else set()
    pack = pack_index(node) if isinstance(node, (FuncDef, LambdaExpr)) else None
    if pack is not None:
        make_pack(f, node, params, pack)  # type: ignore[arg-type]
        arguments, params = arguments[:pack], params[:pack]
    for index, (variable, param) in enumerate(zip(arguments, params, strict=True)):
        if (
            index in special
            or f.instance is not None
            and f.instance.owner is not None
            and index == 0
        ):
            f.specialised.add(variable)
        if variable.type is not None and _is_generic(variable):
            f.specialised.add(variable)
        store_parameter(f, variable, param)
    if (
        params
        and isinstance(node, FuncDef)
        and node.info
        and not node.is_static
        and node.info.fullname
    ):
        _remember_self(f, params[0])


def store_parameter(f: FunctionLowering, variable: Var, param: Typed) -> None:
    """Give a parameter its place and its first value."""
    storage = declare(f, variable, param.type)
    if variable in f.bound_flags:
        f.set(f.bound_flags[variable], Const(I1, True))
    if isinstance(storage, Slot):
        f.set(storage.local, param.value)
    else:
        write_cell(f, f.get(storage.local), param.value)


def prepare_bound_flags(f: FunctionLowering, body: Node) -> None:
    """A flag for each variable that may be read when it has no value."""
    facts = f.program.facts_of(body, f.module)
    f.deleted.update(facts.deleted)
    for variable in facts.doubtful:
        _make_flag(f, variable)


def _make_flag(f: FunctionLowering, variable: Var) -> None:
    if not is_module_variable(variable):
        f.bound_flags.setdefault(variable, f.new_local(f"bound {variable.name}", I1))
    elif variable not in f.program.bound_flags:
        name = f.program.bound_flags[variable] = f"bound {variable.fullname}"
        f.program.statics.place(name)


def _is_generic(variable: Var) -> bool:
    from mypy.types import TypeVarType, get_proper_type

    return isinstance(get_proper_type(variable.type), TypeVarType)


def _remember_self(f: FunctionLowering, value: Typed) -> None:
    local = f.new_local("self", value.value.rep)
    f.set(local, value.value)
    f.self_value = lambda: Typed(f.get(local), value.type)


def lower_body(f: FunctionLowering, node: object, params: list[Typed]) -> None:
    """The statements of a function, and the return at the end."""
    if f.result_type is None:
        f.result_type = bind(callable_type(node).ret_type, f.bindings)  # type: ignore[arg-type]
    emitter = f.program.synthetic.get(node)
    if node in f.program.held_from and f.program.observes:
        f.form, params = params[-1].value, params[:-1]
    prepare_variables(f, node, params)
    body = node.body  # type: ignore[attr-defined]
    try:
        if emitter is not None:
            emitter(f, params)
            return
        block(f, body)
        if f.reachable:
            finish_body(f)
    except Unsupported as problem:
        raise Located.at(f, node, problem) from None  # type: ignore[arg-type]


def finish_body(f: FunctionLowering) -> None:
    """The end of the body: None is returned, or nothing can come here."""
    value: Value = NONE_VALUE
    result = f.result_type
    if result is not None and not isinstance(result, (NoneType, UninhabitedType)):
        from naja.compiler.lower.convert import coerce
        from naja.compiler.lower.types import allows_none

        if not allows_none(result):
            f.unreachable()
            return
        value = coerce(f, Typed(NONE_VALUE, NoneType()), result)
    if isinstance(result, UninhabitedType) and f.on_return is None:
        f.unreachable()
        return
    from naja.compiler.lower.leaving import leave

    leave(f, value)


def _lower_extern(program: ProgramLowering, key: Instantiation, symbol: str) -> None:
    """A guest function that only calls assembly."""
    f, params = start_function(program, key)
    result: Temp | None = f.temp(f.ir.result)
    values = [param.value for param in params]
    if f.ir.result is NONE:
        f.emit(Call(None, Symbol(symbol, I64), values, raises=False, c_abi=True))
        f.emit(Return(NONE_VALUE))
    else:
        f.emit(Call(result, Symbol(symbol, I64), values, raises=False, c_abi=True))
        assert result is not None
        f.emit(Return(result))
    program.add(f.ir)
