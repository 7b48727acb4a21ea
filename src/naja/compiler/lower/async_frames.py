"""Frames of asynchronous generators.

Such a frame is suspended in two ways: it awaits something, which goes on to the event loop
through whoever advances the frame; or it yields an item, and whoever advances it has what
it wanted. In the head of its frame lie four words, at the same place in all, and the item:

    DELIVERED   the last suspension was a `yield`
    DRIVEN      someone is advancing the frame; it clears the word when it yields or ends
    CLOSING     `aclose` was awaited
    KNOWN       the event loop was told of the generator

The methods are library functions (`naja.runtime.async_generators`), whose steps are here.
"""

from __future__ import annotations

from mypy.types import Instance, NoneType

from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Suspend, Value
from naja.compiler.ir.types import I1, I64, REF
from naja.compiler.lower.arguments import Actual, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.frames import (
    ASYNC_WORDS,
    DONE,
    ERROR,
    RUNNING,
    STATE,
    WORDS,
    Head,
    give,
    give_nothing,
    head_of,
    is_done,
    load_at,
    optional_error,
    resume,
    state_of,
    suspend,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_async_generator, is_coroutine
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal

STEPS = "naja.lang.generators"
LIBRARY = "naja.runtime.async_generators"
DELIVERED, DRIVEN, CLOSING, KNOWN = range(WORDS, WORDS + 8 * ASYNC_WORDS, 8)

_WORDS = {"driven": DRIVEN, "closing": CLOSING, "known": KNOWN}
_METHODS = {"__anext__": "anext_", "asend": "asend", "athrow": "athrow", "aclose": "aclose"}


def deliver(f: FunctionLowering, head: Head, value: Typed) -> None:
    """`yield value` in an asynchronous generator, up to the suspension."""
    assert f.frame is not None and head.item_type is not None
    f.store(f.frame, coerce(f, value, head.item_type), head.item)
    f.store(f.frame, Const(I64, 1), DELIVERED)
    f.store(f.frame, Const(I64, 0), DRIVEN)
    suspend(f)


def let_go(f: FunctionLowering) -> None:
    """The frame of this function ends: nobody advances it any more."""
    assert f.frame is not None
    f.store(f.frame, Const(I64, 0), DRIVEN)


def advance(f: FunctionLowering, generator: Typed, error: Value) -> Value:
    """Run the generator to its next item or its end, with `error` raised in it if not null.

    What it awaits meanwhile suspends this function. True: there is an item.
    """
    if f.frame is None or f.frame_type is None or not _is_async(f):
        raise Unsupported("an asynchronous generator is advanced in async functions only", "await")
    mine, theirs = head_of(f, f.frame_type), head_of(f, generator.type)
    child = f.new_local("generator", REF)
    f.set(child, generator.value)
    f.store(f.get(child), error, ERROR)
    turn, more = f.new_block("advance"), f.new_block("awaits")
    alive, stopped = f.new_block("alive"), f.new_block("stopped")
    f.jump(turn)
    f.enter(turn)
    f.store(f.get(child), Const(I64, 0), DELIVERED)
    resume(f, f.get(child), generator.type)
    f.branch(is_done(f, f.get(child)), stopped, alive)
    f.enter(alive)
    f.branch(_word(f, f.get(child), DELIVERED), stopped, more)
    f.enter(more)
    value = load_at(f, f.get(child), theirs.yielded, theirs.yielded_type)
    f.store(f.frame, value.value, mine.yielded)
    f.emit(Suspend())
    f.store(f.frame, Const(I64, RUNNING), STATE)
    f.store(f.get(child), f.load(REF, f.frame, ERROR), ERROR)
    f.store(f.frame, NULL, ERROR)
    f.jump(turn)
    f.enter(stopped)
    return f.binary("xor", is_done(f, f.get(child)), Const(I1, True))


def _is_async(f: FunctionLowering) -> bool:
    assert f.frame_type is not None
    return is_coroutine(f.frame_type) or is_async_generator(f.frame_type)


def _word(f: FunctionLowering, frame: Value, offset: int) -> Value:
    return f.binary("icmp.ne", f.load(I64, frame, offset), Const(I64, 0))


def next_item(f: FunctionLowering, generator: Typed) -> Value:
    """Advance to the next item for `async for`: False at the end."""
    head = head_of(f, generator.type)
    result = f.new_local("more", I1)
    f.set(result, Const(I1, False))
    go, done = f.new_block("go"), f.new_block("asked")
    allowed = call_function(f, f.program.named_function(f"{LIBRARY}:can_go_on"), plain([generator]))
    f.branch(allowed.value, go, done)
    f.enter(go)
    give_nothing(f, generator.value, head)
    f.set(result, advance(f, generator, NULL))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def item_of(f: FunctionLowering, generator: Typed) -> Typed:
    """What the generator yielded last."""
    head = head_of(f, generator.type)
    assert head.item_type is not None
    return load_at(f, generator.value, head.item, head.item_type)


def async_generator_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """The methods of asynchronous generators."""
    if not is_async_generator(receiver.type):
        return None
    if name == "__aiter__":
        return receiver
    function = _METHODS.get(name)
    if function is None:
        return None
    assert isinstance(receiver.type, Instance)
    if name == "asend":
        sent = normal(receiver.type.args[1])
        actuals = [Actual(Typed(coerce(f, actuals[0].value, sent), sent))]
    if name == "athrow":
        from naja.compiler.lower.leaving import exception_value

        actuals = [Actual(exception_value(f, actuals[0].value))]
    call_function(f, f.program.named_function(f"{LIBRARY}:begin"), plain([receiver]))
    node = f.program.named_function(f"{LIBRARY}:{function}")
    return call_function(f, node, [Actual(receiver), *actuals])


def step_call(f: FunctionLowering, name: str, actuals: list[Actual]) -> Typed | None:
    """The functions of `naja.lang.generators`."""
    generator = actuals[0].value
    frame = generator.value
    boolean_type = f.program.builtin("bool")
    if name == "is_finished":
        return Typed(is_done(f, frame), boolean_type)
    if name == "is_closing":
        return Typed(_word(f, frame, CLOSING), boolean_type)
    if name == "is_fresh":
        return Typed(f.binary("icmp.eq", state_of(f, frame), Const(I64, 0)), boolean_type)
    if name in ("finish", "inject", "resume"):
        if name == "finish":
            f.store(frame, Const(I64, DONE), STATE)
        elif name == "inject":
            f.store(frame, actuals[1].value.value, ERROR)
        else:
            resume(f, frame, generator.type)
        return Typed(NONE_VALUE, NoneType())
    head = head_of(f, generator.type)
    if name == "advance":
        error = coerce(f, actuals[1].value, optional_error(f))
        return Typed(advance(f, generator, error), boolean_type)
    if name == "item":
        return item_of(f, generator)
    if name == "offer":
        give(f, frame, head, actuals[1].value)
    elif name == "offer_nothing":
        give_nothing(f, frame, head)
    elif name.startswith("is_"):
        return Typed(_word(f, frame, _WORDS[name.removeprefix("is_")]), boolean_type)
    elif name.startswith("set_"):
        value = f.convert("zext", actuals[1].value.value, I64)
        f.store(frame, value, _WORDS[name.removeprefix("set_")])
    else:
        return None
    return Typed(NONE_VALUE, NoneType())
