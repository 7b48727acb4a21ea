"""The functions of `naja.unsafe`, `naja.lang` and `naja.hal` that the compiler makes itself."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Expression, RefExpr, StrExpr, TypeInfo
from mypy.types import Instance, NoneType, ProperType, TypeType

from naja.abi import entry, layout
from naja.compiler.ir.core import NONE_VALUE, Const, Convert, Intrinsic, Load, Store, Symbol, Value
from naja.compiler.ir.types import F64, I1, I8, I16, I32, I64, REF, Rep
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.async_frames import STEPS, step_call
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.containers import array_of_run, element_stride, new_array
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.equality import alike
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal, rep_of

Handler = Callable[[FunctionLowering, CallExpr], Typed]
_WIDTHS: dict[str, tuple[Rep, bool]] = {
    "u8": (I8, False), "u16": (I16, False), "u32": (I32, False), "u64": (I64, False),
    "i8": (I8, True), "i16": (I16, True), "i32": (I32, True), "i64": (I64, True),
}  # fmt: skip
_WRAPPING = {
    "wrap_add": "add",
    "wrap_sub": "sub",
    "wrap_mul": "mul",
    "wrap_shl": "shl",
    "shr_u": "lshr",
    "div_u": "udiv",
    "rem_u": "urem",
}
_MACHINE = {
    "rotl64": 2, "rotr32": 2, "mul_hi_u": 2, "clz64": 1, "ctz64": 1, "popcount64": 1, "bswap64": 1,
}  # fmt: skip
_UNSAFE_VALUES = {
    "in8",
    "in16",
    "in32",
    "read_tsc",
    "syscall",
    "gate",
    "call_address",
    "compare_memory",
    "spill_registers",
}
_UNSAFE_EFFECTS = {
    "out8",
    "out16",
    "out32",
    "out_string8",
    "memory_fence",
    "compiler_barrier",
    "copy_memory",
    "fill_memory",
}


def intrinsic_call(f: FunctionLowering, fullname: str, call: CallExpr) -> Typed | None:
    """The call, if `fullname` is one of the compiler's own functions."""
    module, _, name = fullname.rpartition(".")
    if module == "naja.lang.bits":
        return _bits(f, name, call)
    if module == "naja.unsafe":
        return _unsafe(f, name, call)
    if fullname == "naja.lang.alike.alike":
        left, right = (actual.value for actual in evaluate_actuals(f, call))
        return Typed(alike(f, left, right), f.program.builtin("bool"))
    if module == STEPS:
        return step_call(f, name, evaluate_actuals(f, call))
    if fullname in ("naja.hal.registry.service", "naja.hal.service"):
        return _service(f, call)
    return None


def _values(f: FunctionLowering, call: CallExpr) -> list[Value]:
    return [actual.value.value for actual in evaluate_actuals(f, call)]


def _bits(f: FunctionLowering, name: str, call: CallExpr) -> Typed | None:
    integer = f.program.builtin("int")
    if name in _WRAPPING:
        a, b = _values(f, call)
        return Typed(f.binary(_WRAPPING[name], a, b), integer)
    if name == "less_u":
        a, b = _values(f, call)
        return Typed(f.binary("icmp.ult", a, b), f.program.builtin("bool"))
    if name in _MACHINE:
        return Typed(_machine(f, name, _values(f, call), I64), integer)
    if name == "float_bits":
        return Typed(f.convert("bitcast", _values(f, call)[0], I64), integer)
    if name == "float_from_bits":
        return Typed(f.convert("bitcast", _values(f, call)[0], F64), f.program.builtin("float"))
    if name == "square_root":
        return Typed(_machine(f, "sqrt", _values(f, call), F64), f.program.builtin("float"))
    if name == "truncate":
        return Typed(f.convert("fptosi", _values(f, call)[0], I64), integer)
    return None


def _machine(f: FunctionLowering, name: str, args: list[Value], rep: Rep) -> Value:
    result = f.temp(rep)
    f.emit(Intrinsic(result, name, args))
    return result


def _none(f: FunctionLowering) -> Typed:
    return Typed(NONE_VALUE, NoneType())


def _unsafe(f: FunctionLowering, name: str, call: CallExpr) -> Typed | None:
    integer = f.program.builtin("int")
    if name in _UNSAFE_VALUES:
        return Typed(_machine(f, name, _values(f, call), I64), integer)
    if name in _UNSAFE_EFFECTS:
        f.emit(Intrinsic(None, name, _values(f, call)))
        return _none(f)
    handler = _HANDLERS.get(name)
    return handler(f, call) if handler is not None else None


def _address_of(f: FunctionLowering, value: Value) -> Value:
    return f.convert("ref_to_int", value, I64)


def _data_address(offset: int) -> Handler:
    def handler(f: FunctionLowering, call: CallExpr) -> Typed:
        address = _address_of(f, _values(f, call)[0])
        return Typed(f.binary("add", address, Const(I64, offset)), f.program.builtin("int"))

    return handler


def _word(offset: int, invariant: bool) -> Handler:
    def handler(f: FunctionLowering, call: CallExpr) -> Typed:
        return Typed(f.load(I64, _values(f, call)[0], offset, invariant), f.program.builtin("int"))

    return handler


def _set_cached_hash(f: FunctionLowering, call: CallExpr) -> Typed:
    target, value = _values(f, call)
    f.store(target, value, layout.STR_HASH)
    return _none(f)


def _allocate(path: str, kind: str) -> Handler:
    def handler(f: FunctionLowering, call: CallExpr) -> Typed:
        address = f.call_named(path, _values(f, call), I64)
        type_ = f.program.builtin(kind)
        f.program.descriptors.live(type_)
        return Typed(f.convert("int_to_ref", address, REF), type_)

    return handler


def _object_address(f: FunctionLowering, call: CallExpr) -> Typed:
    actual = evaluate_actuals(f, call)[0].value
    if actual.value.rep is not REF:
        raise Unsupported("only an object has an address")
    return Typed(_address_of(f, actual.value), f.program.builtin("int"))


def _class_argument(f: FunctionLowering, node: Expression) -> Instance:
    target = node.node if isinstance(node, RefExpr) else None
    if isinstance(target, TypeInfo) and not target.defn.type_vars:
        return Instance(target, [])
    type_ = f.type_of(node)
    found = normal(type_.item) if isinstance(type_, TypeType) else normal(type_.ret_type)  # type: ignore[attr-defined]
    if not isinstance(found, Instance):
        raise Unsupported("this needs the name of a class")
    return found


def _object_at(f: FunctionLowering, call: CallExpr) -> Typed:
    address = f.expr(call.args[0]).value
    return Typed(f.convert("int_to_ref", address, REF), _class_argument(f, call.args[1]))


def _type_address(f: FunctionLowering, call: CallExpr) -> Typed:
    instance = _class_argument(f, call.args[0])
    return Typed(
        Symbol(f"type.{f.program.descriptors.live(instance)}", I64), f.program.builtin("int")
    )


def _symbol_address(f: FunctionLowering, call: CallExpr) -> Typed:
    name = call.args[0]
    if not isinstance(name, StrExpr):
        raise Unsupported("symbol_address needs a literal")
    return Typed(Symbol(name.value, I64), f.program.builtin("int"))


def _array_copy(f: FunctionLowering, call: CallExpr) -> Typed:
    target, at, source, start, count = (actual.value for actual in evaluate_actuals(f, call))
    stride = Const(I64, _stride_of(target.type))
    f.emit(
        Intrinsic(
            None,
            "copy_memory",
            [
                _element_address(f, target.value, at.value, stride),
                _element_address(f, source.value, start.value, stride),
                f.binary("mul", count.value, stride),
            ],
        )
    )
    return _none(f)


def _array_run(f: FunctionLowering, call: CallExpr) -> Typed:
    source, start, count, capacity = (actual.value for actual in evaluate_actuals(f, call))
    assert isinstance(source.type, Instance)
    values = [_address_of(f, source.value), start.value, count.value]
    array = array_of_run(f, normal(source.type.args[0]), capacity.value, values)
    return Typed(array, source.type)


def _array_clear(f: FunctionLowering, call: CallExpr) -> Typed:
    target, at, count = (actual.value for actual in evaluate_actuals(f, call))
    stride = Const(I64, _stride_of(target.type))
    f.emit(
        Intrinsic(
            None,
            "fill_memory",
            [
                _element_address(f, target.value, at.value, stride),
                Const(I64, 0),
                f.binary("mul", count.value, stride),
            ],
        )
    )
    return _none(f)


def _same_type(f: FunctionLowering, call: CallExpr) -> Typed:
    a, b = evaluate_actuals(f, call)
    same = normal(a.value.type) == normal(b.value.type)
    return Typed(Const(I1, same), f.program.builtin("bool"))


def _stride_of(type_: ProperType) -> int:
    assert isinstance(type_, Instance)
    return element_stride(normal(type_.args[0]))


def _element_address(f: FunctionLowering, array: Value, index: Value, stride: Const) -> Value:
    at = f.binary("add", f.binary("mul", index, stride), Const(I64, layout.ARRAY_DATA))
    return f.binary("add", _address_of(f, array), at)


_HANDLERS: dict[str, Handler] = {
    "bytes_alloc": _allocate(entry.NEW_BYTES, "bytes"),
    "bytes_unset": _allocate(entry.NEW_BYTES_UNSET, "bytes"),
    "bytes_address": _data_address(layout.BYTES_DATA),
    "str_alloc": _allocate(entry.NEW_STR, "str"),
    "str_address": _data_address(layout.STR_DATA),
    "str_kind": _word(layout.STR_KIND, True),
    "length_of": _word(layout.STR_LENGTH, True),
    "cached_hash": _word(layout.STR_HASH, False),
    "set_cached_hash": _set_cached_hash,
    "object_address": _object_address,
    "object_at": _object_at,
    "type_address": _type_address,
    "symbol_address": _symbol_address,
    "array_copy": _array_copy,
    "array_run": _array_run,
    "array_clear": _array_clear,
    "same_type": _same_type,
}


def _service(f: FunctionLowering, call: CallExpr) -> Typed:
    """The provider of a service: made at the first use, kept in a global."""
    kind = call.args[0].node if isinstance(call.args[0], RefExpr) else None
    if not isinstance(kind, TypeInfo):
        raise Unsupported("service() needs the name of a Protocol of naja.hal")
    provider = f.program.service_provider(kind.name)
    made = f.program.statics.place(f"service.{kind.name}", REF)
    result_type = normal(provider.type.ret_type)  # type: ignore[union-attr]
    address = Symbol(made.symbol, I64)
    local = f.new_local("service", REF)
    f.set(local, f.load(REF, address, 0))
    first, ready = f.new_block("first_use", cold=True), f.new_block("ready")
    f.branch(f.binary("icmp.ne", f.get(local), Const(REF, None)), ready, first, likely=True)
    f.enter(first)
    value = call_function(f, provider, [])
    f.set(local, value.value)
    f.store(address, value.value, 0)
    f.jump(ready)
    f.enter(ready)
    return Typed(f.get(local), result_type)


def construct_intrinsic(
    f: FunctionLowering, instance: Instance, actuals: list[Actual]
) -> Typed | None:
    """`Ptr[W](address)`, `Mmio[W](address)`, `Array[T](count)`."""
    name = instance.type.fullname
    if name in ("naja.unsafe.Ptr", "naja.unsafe.Mmio"):
        return Typed(actuals[0].value.value, instance)
    if name == "naja.unsafe.Array":
        return Typed(new_array(f, normal(instance.args[0]), actuals[0].value.value), instance)
    return None


def intrinsic_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """Element access of `Ptr`, `Mmio` and `Array`."""
    type_ = receiver.type
    if not isinstance(type_, Instance) or type_.type.module_name != "naja.unsafe":
        return None
    if type_.type.name == "Array":
        return _array_method(f, receiver, type_, name, actuals)
    rep, signed = _WIDTHS[str(type_.args[0]).rpartition(".")[2]]
    volatile = type_.type.name == "Mmio"
    index = actuals[0].value.value
    if name == "__getitem__":
        loaded = f.temp(rep)
        f.emit(Load(loaded, receiver.value, 0, index, rep.size, volatile=volatile))
        value: Value = (
            loaded if rep is I64 else f.convert("sext" if signed else "zext", loaded, I64)
        )
        return Typed(value, f.program.builtin("int"))
    stored = actuals[1].value.value
    if rep is not I64:
        narrow = f.temp(rep)
        f.emit(Convert(narrow, "trunc", stored))
        stored = narrow
    f.emit(Store(receiver.value, stored, 0, index, rep.size, volatile=volatile))
    return _none(f)


def _array_method(
    f: FunctionLowering, receiver: Typed, type_: Instance, name: str, actuals: list[Actual]
) -> Typed | None:
    element = normal(type_.args[0])
    if name == "__len__":
        return Typed(f.load(I64, receiver.value, layout.ARRAY_LENGTH), f.program.builtin("int"))
    stride = element_stride(element)
    index = actuals[0].value.value
    if name == "__getitem__":
        loaded = f.temp(rep_of(element))
        f.emit(Load(loaded, receiver.value, layout.ARRAY_DATA, index, stride))
        return Typed(loaded, element)
    if name == "__setitem__":
        f.emit(
            Store(
                receiver.value,
                coerce(f, actuals[1].value, element),
                layout.ARRAY_DATA,
                index,
                stride,
            )
        )
        return _none(f)
    return None
