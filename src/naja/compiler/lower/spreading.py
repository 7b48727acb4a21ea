"""Arguments whose number or names only the running program knows: `f(*values)`, `f(**options)`.

Each parameter that they may fill looks for its value; what is missing or too much is the
TypeError that CPython raises.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_NAMED, ARG_POS, ARG_STAR, ARG_STAR2
from mypy.types import ProperType, UnionType

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I1, I64
from naja.compiler.lower.arguments import Actual, Filled, Parameters, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.constants import integer, string
from naja.compiler.lower.containers import variadic_tuple
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.statics import zero
from naja.compiler.lower.types import normal, rep_of

_MODULE = "naja.runtime.call_errors"


def spread(
    f: FunctionLowering,
    wanted: Parameters,
    slots: list[Filled],
    position: int,
    positional: list[Actual],
    mappings: list[Actual],
) -> None:
    """Fill the parameters that have nothing yet; `position` is the first positional one."""
    open_places = [at for at, slot in enumerate(slots) if slot is None]
    named = [name for name, slot in zip(wanted.names, slots, strict=True) if slot is not None]
    count = _spread_positions(f, wanted, slots, position, positional) if positional else None
    if mappings:
        keywords = [str(name) for name in named[position:] if name is not None]
        _spread_mapping(f, wanted, slots, _merged(f, wanted, keywords, mappings))
    if count is not None and ARG_STAR not in wanted.kinds:
        required = sum(kind == ARG_POS for kind in wanted.kinds)
        most = sum(kind.is_positional() for kind in wanted.kinds)
        facts = [required + wanted.bound, most + wanted.bound, position + wanted.bound]
        counted = Typed(count, f.program.builtin("int"))
        values = [string(f, wanted.function), *(integer(f, fact) for fact in facts), counted]
        _call(f, "check_count", values)
    _require(f, wanted, slots, open_places)


def _spread_positions(
    f: FunctionLowering,
    wanted: Parameters,
    slots: list[Filled],
    position: int,
    actuals: list[Actual],
) -> Value:
    """Fill the positional parameters from `position` on; how many values there are."""
    from naja.compiler.lower.filling import star_value
    from naja.compiler.lower.methods import call_method

    rest = star_value(f, list(actuals), _element(f, actuals))
    count = call_method(f, rest, "__len__", []).value
    open_places = []
    for at in range(position, len(slots)):
        if not wanted.kinds[at].is_positional() or slots[at] is not None:
            break
        open_places.append(at)
    for index, at in enumerate(open_places):
        slots[at] = _item(f, rest, index, f.binary("icmp.sgt", count, Const(I64, index)))
    if ARG_STAR in wanted.kinds:
        left = _call(f, "after", [rest, integer(f, len(open_places))])
        slots[wanted.kinds.index(ARG_STAR)] = [Actual(left, star=True)]
    return count


def _element(f: FunctionLowering, actuals: list[Actual]) -> ProperType:
    from naja.compiler.lower.loops import item_type

    kinds = [item_type(f, actual.value) if actual.star else actual.value.type for actual in actuals]
    return normal(UnionType(list(kinds)))


def _item(f: FunctionLowering, source: Typed, index: int, given: Value) -> Actual:
    """`source[index]` if there is one."""
    from naja.compiler.lower.methods import call_method

    key = integer(f, index)
    return guarded(f, given, lambda: call_method(f, source, "__getitem__", [key]))


def guarded(f: FunctionLowering, given: Value, make: Callable[[], Typed]) -> Actual:
    """What `make` gives if the condition holds: it is not run otherwise."""
    found, done = f.new_block("spread"), f.new_block("spread")
    before = f.block
    f.enter(found)
    made: Typed = make()
    local = f.new_local("spread", rep_of(made.type))
    f.set(local, made.value)
    f.jump(done)
    after, f.block = f.block, before
    f.set(local, zero(local.rep))
    f.branch(given, found, done)
    f.block = after
    f.enter(done)
    return Actual(Typed(f.get(local), made.type), given=given)


def _merged(
    f: FunctionLowering, wanted: Parameters, keywords: list[str], mappings: list[Actual]
) -> Typed:
    """All mappings as one; TypeError if a name comes twice."""
    full = f"{wanted.module}.{wanted.function}" if wanted.module else wanted.function
    if wanted.module == "builtins":
        full = wanted.function
    merged = _call(f, "keywords", [string(f, full), mappings[0].value, _texts(f, keywords)])
    for actual in mappings[1:]:
        merged = _call(f, "merge", [string(f, full), merged, actual.value, _texts(f, keywords)])
    return merged


def _spread_mapping(
    f: FunctionLowering, wanted: Parameters, slots: list[Filled], options: Typed
) -> None:
    """Fill the parameters that have names with the values of `**options`."""
    named = [
        at
        for at, kind in enumerate(wanted.kinds)
        if not kind.is_star() and wanted.names[at] is not None
    ]
    names = _texts(f, [str(wanted.names[at]) for at in named])
    boolean = f.program.builtin("bool")
    filled = [Typed(_is_filled(slots[at]), boolean) for at in named]
    takes_all = ARG_STAR2 in wanted.kinds
    flags = [variadic_tuple(f, filled, boolean), Typed(Const(I1, takes_all), boolean)]
    _call(f, "check_names", [string(f, wanted.function), options, names, *flags])
    if takes_all:
        slot = slots[wanted.kinds.index(ARG_STAR2)]
        assert isinstance(slot, list)
        slot.append(Actual(_call(f, "without", [options, names]), mapping=True))
    for at in named:
        slot = slots[at]
        if slot is None or isinstance(slot, Actual) and slot.given is not None:
            slots[at] = _either(f, slot, _item_named(f, options, str(wanted.names[at])))


def _is_filled(slot: Filled) -> Value:
    if isinstance(slot, Actual):
        return Const(I1, True) if slot.given is None else slot.given
    return Const(I1, False)


def _item_named(f: FunctionLowering, mapping: Typed, name: str) -> Actual:
    """`mapping[name]` if there is one."""
    from naja.compiler.lower.methods import call_method

    key = string(f, name)
    found = call_method(f, mapping, "__contains__", [key]).value
    return guarded(f, found, lambda: call_method(f, mapping, "__getitem__", [key]))


def _either(f: FunctionLowering, first: Filled, second: Actual) -> Actual:
    """The one of both that is given."""
    from naja.compiler.lower.convert import coerce

    if not isinstance(first, Actual) or first.given is None or second.given is None:
        return second
    type_ = normal(UnionType([first.value.type, second.value.type]))
    local = f.new_local("either", rep_of(type_))
    f.set(local, coerce(f, first.value, type_))
    later, done = f.new_block("later"), f.new_block("either")
    f.branch(second.given, later, done)
    f.enter(later)
    f.set(local, coerce(f, second.value, type_))
    f.jump(done)
    f.enter(done)
    given = f.binary("or", first.given, second.given)
    return Actual(Typed(f.get(local), type_), given=given)


def _require(
    f: FunctionLowering, wanted: Parameters, slots: list[Filled], places: list[int]
) -> None:
    """TypeError with the names of the required parameters that got nothing."""
    flags, names, kinds = [], [], []
    for at in places:
        slot = slots[at]
        if wanted.kinds[at] not in (ARG_POS, ARG_NAMED) or not isinstance(slot, Actual):
            continue
        if slot.given is None:
            continue
        flags.append(Typed(slot.given, f.program.builtin("bool")))
        names.append(wanted.names[at] or "")
        kinds.append(wanted.kinds[at])
        slots[at] = Actual(slot.value)
    if flags:
        boolean = f.program.builtin("bool")
        word = "keyword-only" if all(kind == ARG_NAMED for kind in kinds) else "positional"
        _call(
            f,
            "require",
            [
                string(f, wanted.function),
                string(f, word),
                _texts(f, names),
                variadic_tuple(f, flags, boolean),
            ],
        )


def _texts(f: FunctionLowering, texts: list[str]) -> Typed:
    return variadic_tuple(f, [string(f, text) for text in texts], f.program.builtin("str"))


def _call(f: FunctionLowering, name: str, values: list[Typed]) -> Typed:
    return call_function(f, f.program.named_function(f"{_MODULE}:{name}"), plain(values))
