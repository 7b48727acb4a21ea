"""A value of a wider type at the type that mypy has narrowed it to."""

from __future__ import annotations

from mypy.nodes import TypeInfo
from mypy.subtypes import is_subtype
from mypy.types import (
    Instance,
    ProperType,
    UninhabitedType,
    UnionType,
)

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, Symbol, Value
from naja.compiler.ir.types import NONE, REF
from naja.compiler.lower.boxing import is_function, note, unbox
from naja.compiler.lower.class_tests import have_common_class
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import (
    is_abstract,
    is_int,
    is_none,
    is_object,
    is_open_collection,
    is_str,
    tested_object,
)
from naja.compiler.lower.matching import concretise
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrower import is_narrower
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import (
    Unsupported,
    is_boxed,
    rep_of,
    supertype,
    union_items,
    without_none,
)


def _note_alternatives(f: FunctionLowering, type_: ProperType, to: ProperType) -> None:
    """Objects of some classes of the union are from now on reached through `to`."""
    if not isinstance(to, Instance):
        return
    for item in union_items(type_):
        if not isinstance(item, Instance):
            continue
        if to.type.is_protocol and to.type not in item.type.mro:
            if is_subtype(item, to, ignore_promotions=True):
                note(f, item, to)
        elif not is_abstract(item) and to.type in item.type.mro:
            if supertype(item, to.type) == to:
                note(f, item, to)


def of_class(f: FunctionLowering, value: Value, info: TypeInfo) -> Typed:
    """An object that was just found to be of this class of the program, which is not generic."""
    from naja.compiler.lower.named_tuples import named_type

    if info.is_named_tuple:
        kept = Typed(value, f.program.builtin("object"))
        return narrow(f, kept, named_type(Instance(info, [])), proven=True)
    return Typed(value, Instance(info, []))


def narrow(f: FunctionLowering, source: Typed, to: ProperType, proven: bool = False) -> Typed:
    """The same value at the type that mypy has narrowed it to.

    `proven`: the class was tested just now. Otherwise a value that mypy calls an int may
    still be a bool or a member of an enumeration, and that is told at run time.
    """
    value, type_ = source
    if type_ == to or isinstance(type_, UninhabitedType):
        return source
    if isinstance(type_, Instance) and type_.args and is_narrower(type_, to):
        return source
    if is_object(type_) and is_open_collection(to):
        assert isinstance(type_, Instance)
        return Typed(value, tested_object(type_))
    to = concretise(to, type_)
    if any(map(_is_made_by_callable, union_items(to))):
        raise Unsupported(
            "callable() does not tell which class this is; test it with isinstance", "callable"
        )
    if isinstance(to, UninhabitedType):
        return Typed(zero(NONE), to)
    if is_boxed(type_):
        to = _as_kept(type_, to)
        if is_object(to) or (
            is_abstract(to)
            and not is_object(type_)
            and value.rep is REF
            and len(union_items(to)) == 1
        ):
            _note_alternatives(f, type_, to)
            return Typed(value, to)
        if not proven and f.wary:  # the library knows what it does
            _require_plain(f, value, to)
        return Typed(unbox(f, value, to), to)
    if isinstance(type_, UnionType):
        return _narrow_optional(f, source, to)
    if (
        isinstance(type_, Instance)
        and isinstance(to, Instance)
        and value.rep is REF
        and rep_of(to) is REF
    ):
        if to.type.has_base(type_.type.fullname) and not (
            is_abstract(to) and not is_abstract(type_)
        ):
            f.program.dispatch.note_view(type_, to)
            return Typed(value, to)
        if is_abstract(type_) and not is_abstract(to) and not is_object(to):
            return Typed(value, to)
        if not to.args and have_common_class(f.program, type_.type, to.type):
            return Typed(value, to)
        return source
    if isinstance(type_, Instance) and is_abstract(type_) and rep_of(to) is not REF:
        return Typed(unbox(f, value, to), to)
    return source


def _as_kept(type_: ProperType, to: ProperType) -> ProperType:
    """The function of a union by which one is called that mypy has narrowed further."""
    from naja.compiler.lower.shapes import called_alike

    if not is_function(to) or not isinstance(type_, UnionType):
        return to
    kept = [item for item in union_items(type_) if is_function(item)]
    if any(called_alike(to, item) for item in kept):
        return to
    return next((item for item in kept if is_subtype(to, item, ignore_promotions=True)), to)


def _is_made_by_callable(type_: ProperType) -> bool:
    """A class that mypy makes up for an object that passed `callable()`."""
    return isinstance(type_, Instance) and type_.type.name.startswith("<callable subtype")


def _require_plain(f: FunctionLowering, value: Value, to: ProperType) -> None:
    """TypeError if what passed for an int or str is a bool or a member of an enumeration.

    As an int it would print as 1, and not tell its name.
    """
    texts = is_str(to) and f.program.classes.text_enums()
    if not isinstance(to, Instance) or not (is_int(to) or texts):
        return
    good, bad = f.new_block("plain"), f.new_block("no_plain", cold=True)
    link = Symbol(f"type.{f.program.descriptors.erased(to)}")
    f.branch(f.binary("icmp.eq", f.load(REF, value, 0), link), good, bad, likely=True)
    f.enter(bad)
    f.fail(entry.RAISE_NOT_PLAIN, [value, f.program.statics.string(to.type.name)])
    f.enter(good)


def _narrow_optional(f: FunctionLowering, source: Typed, to: ProperType) -> Typed:
    value, type_ = source
    inner = without_none(type_)
    if is_none(to):
        return Typed(NONE_VALUE, to)
    if isinstance(to, UnionType) or is_object(to):
        return source
    if value.rep is REF:
        return narrow(f, Typed(value, inner), to)
    return narrow(f, Typed(f.extract(value, 1), inner), to)
