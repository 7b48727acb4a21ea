"""Generator functions, async functions and generator expressions.

Each becomes two functions: one that makes the frame, and the resume function, whose
suspensions the coroutine pass turns into a state machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ComparisonExpr, FuncDef, GeneratorExpr, NameExpr, Var
from mypy.types import AnyType, Instance, NoneType, ProperType

from naja.abi import layout
from naja.compiler.frontend.syntax import walk
from naja.compiler.ir.core import NONE_VALUE, CoroutineInfo, Function, Return, Symbol, Value
from naja.compiler.ir.types import I32, I64, NONE, REF, Rep, align_up
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.frames import (
    CODE,
    RESULT,
    STATE,
    finish_frame,
    head_of,
    start_running,
    yield_value,
)
from naja.compiler.lower.function import FunctionLowering, Located
from naja.compiler.lower.kinds import is_async_generator, is_coroutine, is_named
from naja.compiler.lower.model import ClosureLayout, Instantiation, Typed, Variable
from naja.compiler.lower.nested import closure_layout
from naja.compiler.lower.open_collections import opened
from naja.compiler.lower.solving import generated_type
from naja.compiler.lower.types import Unsupported, rep_of
from naja.compiler.lower.variables import capture_value

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def frame_layout(
    f: FunctionLowering, frame_type: ProperType, params: list[Rep]
) -> tuple[list[int], int, list[int]]:
    """Offsets of the parameters in the frame, size of the head, its references."""
    head = head_of(f, frame_type)
    at, offsets, references = head.end, [], head.references()
    for rep in params:
        at = align_up(at, rep.align)
        offsets.append(at)
        references += [at + inner for inner in rep.reference_offsets()]
        at += rep.size
    return offsets, align_up(at, 8), references


def allocate_frame(
    f: FunctionLowering, link: str, resume_symbol: str, offsets: list[int], values: list[Value]
) -> Value:
    """A fresh frame. Its size is known only after the coroutine pass: it stands in the TypeDesc."""
    from naja.abi import entry

    size = f.load(I32, Symbol(f"type.{link}", I64), layout.TYPE_SIZE, invariant=True)
    address = f.call_named(
        entry.NEW_OBJECT, [Symbol(f"type.{link}", I64), f.convert("zext", size, I64)], I64
    )
    frame = f.convert("int_to_ref", address, REF)
    f.store(frame, Symbol(resume_symbol, I64), CODE)
    for value, at in zip(values, offsets, strict=True):
        f.store(frame, value, at)
    return frame


def start_resume(
    program: ProgramLowering,
    key: Instantiation,
    symbol: str,
    frame_type: ProperType,
    template: FunctionLowering,
    link: str,
    head_size: int,
    references: list[int],
) -> FunctionLowering:
    """The empty resume function."""
    ir = Function(
        symbol,
        template.module,
        [],
        NONE,
        file=template.ir.file,
        line=template.ir.line,
        name=template.ir.name,
    )
    frame = ir.new_temp(REF)
    ir.params = [frame]
    ir.coroutine = CoroutineInfo(link, head_size, references, STATE)
    f = FunctionLowering(
        program, ir, template.bindings, module=template.module, instance=key, traced=template.traced
    )
    f.frame, f.frame_type = frame, frame_type
    f.result_type = head_of(f, frame_type).result_type

    def finish(value: Value) -> None:
        if value.rep is not NONE:
            f.store(frame, value, RESULT)
        finish_frame(f)
        f.emit(Return(NONE_VALUE))

    f.on_return = finish
    return f


def lower_generator(program: ProgramLowering, key: Instantiation) -> None:
    """A `def` with yield, or an `async def`."""
    from naja.compiler.lower.instances import finish_body, prepare_variables, start_function
    from naja.compiler.lower.statements import block

    node = key.node
    assert isinstance(node, FuncDef)
    ramp, params = start_function(program, key)
    frame_type = generated_type(program, node, ramp.bindings)
    symbol = program.functions[key]
    link = f"frame {symbol}"
    reps = [param.value.rep for param in params]
    closure = [REF] if ramp.closure is not None else []
    offsets, head_size, references = frame_layout(ramp, frame_type, [*closure, *reps])
    program.descriptors.frame_type(link, _label(frame_type), head_size, references, frame_type)
    values = [
        *([ramp.closure] if ramp.closure is not None else []),
        *(param.value for param in params),
    ]
    frame = allocate_frame(ramp, link, f"{symbol}.resume", offsets, values)
    ramp.emit(Return(_result(ramp, Typed(frame, frame_type))))
    program.add(ramp.ir)

    f = start_resume(
        program, key, f"{symbol}.resume", frame_type, ramp, link, head_size, references
    )
    assert f.frame is not None

    f.line = node.line
    at = list(offsets)
    if ramp.closure is not None:
        f.closure = f.load(REF, f.frame, at.pop(0))
    arguments = [
        Typed(f.load(param.value.rep, f.frame, where), param.type)
        for param, where in zip(params, at, strict=True)
    ]
    prepare_variables(f, node, arguments)
    start_running(f)
    try:
        block(f, node.body)
        if f.reachable:
            finish_body(f)
    except Unsupported as problem:
        raise Located.at(f, node, problem) from None
    program.add(f.ir)


def _result(ramp: FunctionLowering, generator: Typed) -> Value:
    """The generator, or the context manager around it."""
    kind = ramp.result_type
    if kind == generator.type or not isinstance(kind, Instance):
        return generator.value
    from naja.compiler.lower.construct import construct

    return construct(ramp, kind, plain([generator])).value


def _label(frame_type: ProperType) -> str:
    """The name of the class of frames of this type."""
    if is_async_generator(frame_type):
        return "async_generator"
    return "coroutine" if is_coroutine(frame_type) else "generator"


def make_generator_expression(f: FunctionLowering, node: GeneratorExpr) -> Typed:
    """The frame of `(x for ...)`; the first iterable is evaluated now."""
    item = f.type_of(node.left_expr)
    if isinstance(item, AnyType) and isinstance(node.left_expr, ComparisonExpr):
        item = f.program.builtin("bool")  # whatever mypy leaves open is compared as it is
    if is_named(f.type_of(node), "typing.AsyncGenerator"):
        frame_type = f.program.builtin("typing.AsyncGenerator", item, NoneType())
    else:
        frame_type = f.program.builtin("typing.Generator", item, NoneType(), NoneType())
    first = opened(f, node.sequences[0], f.expr(node.sequences[0]))
    key = Instantiation(node, outer=f.instance, specialised=((0, first.type),))  # type: ignore[arg-type]
    symbol = f.program.names.unique(f"genexpr {f.module}:{node.line}", ("genexpr", key))
    link = f"frame {symbol}"
    made = f.program.closures.get(key)
    if made is None:
        f.program.home[node] = f.module
        made = f.program.closures[key] = _captures(f, node)
        f.program.functions[key] = symbol
        f.program.generator_types[key] = (frame_type, f.bindings)
        f.program.pending.append(key)
    offsets, head_size, references = frame_layout(f, frame_type, [REF, first.value.rep])
    f.program.descriptors.frame_type(link, _label(frame_type), head_size, references, frame_type)
    environment = new_object(f, made.link, made.size)
    for variable, captured in made.captures:
        f.store(environment, capture_value(f, variable, captured), captured.offset)
    frame = allocate_frame(f, link, f"{symbol}.resume", offsets, [environment, first.value])
    return Typed(frame, frame_type)


def _captures(f: FunctionLowering, node: GeneratorExpr) -> ClosureLayout:
    """Variables of the enclosing function that the expression uses."""
    own = {
        name.node for index in node.indices for name in walk(index) if isinstance(name, NameExpr)
    }
    saved = f.owned
    f.owned = {variable for variable in f.owned if variable not in own}
    hidden = {
        variable: f.variables.pop(variable) for variable in list(f.variables) if variable in own
    }
    made = closure_layout(f, node)  # type: ignore[arg-type]
    f.variables.update(hidden)
    f.owned = saved
    return made


def lower_generator_expression(program: ProgramLowering, key: Instantiation) -> None:
    from naja.compiler.lower.for_statement import comprehend_generator
    from naja.compiler.lower.instances import finish_body

    node = key.node
    assert isinstance(node, GeneratorExpr)
    frame_type, bindings = program.generator_types[key]
    module = program.home[node]
    first_type = key.specialised[0][1]
    symbol = program.functions[key]
    link = f"frame {symbol}"
    shell = Function(
        symbol, module, [], NONE, file=program.files[module].path, line=node.line, name="<genexpr>"
    )
    template = FunctionLowering(
        program, shell, bindings, module=module, traced=not program.is_library(module)
    )
    offsets, head_size, references = frame_layout(template, frame_type, [REF, rep_of(first_type)])
    f = start_resume(
        program, key, f"{symbol}.resume", frame_type, template, link, head_size, references
    )
    assert f.frame is not None
    f.line = node.line
    f.closure = f.load(REF, f.frame, offsets[0])
    first = Typed(f.load(rep_of(first_type), f.frame, offsets[1]), first_type)
    own: set[Variable] = {
        name.node
        for index in node.indices
        for name in walk(index)
        if isinstance(name, NameExpr) and isinstance(name.node, Var)
    }
    f.owned = own
    inner = {
        name.node
        for part in walk(node)
        if _is_function(part)
        for name in walk(part)
        if isinstance(name, NameExpr)
    }
    f.shared = {variable for variable in own if variable in inner}
    for variable, captured in program.closures[key].captures:
        f.variables[variable] = captured
    start_running(f)
    try:
        comprehend_generator(f, node, lambda: yield_value(f, f.expr(node.left_expr)), first)
        if f.reachable:
            finish_body(f)
    except Unsupported as problem:
        raise Located.at(f, node, problem) from None
    program.add(f.ir)


def _is_function(node: object) -> bool:
    return type(node).__name__ in ("FuncDef", "LambdaExpr")
