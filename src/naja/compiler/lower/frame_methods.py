"""The methods of generators and coroutines, and the steps of `Resumable`."""

from __future__ import annotations

from mypy.types import Instance, NoneType

from naja.compiler.ir.core import NONE_VALUE, NULL, Const
from naja.compiler.ir.types import I64, NONE, REF
from naja.compiler.lower.alternatives import present
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.frames import (
    CLOSING,
    ERROR,
    RESULT,
    Head,
    give,
    give_nothing,
    head_of,
    is_done,
    is_frame,
    load_at,
    optional_error,
    refuse_finished,
    resume,
    state_of,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_coroutine, is_none
from naja.compiler.lower.model import Typed


def raise_stop(f: FunctionLowering, name: str, value: Typed | None) -> None:
    """Raise StopIteration (with a value) or StopAsyncIteration."""
    from naja.compiler.lower.construct import construct

    args = [] if value is None or is_none(value.type) else [Actual(value)]
    f.raise_error(construct(f, f.program.builtin(name), args).value)


def frame_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """The methods of generators and coroutines."""
    if not is_frame(receiver.type):
        return None
    head = head_of(f, receiver.type)
    frame = receiver.value
    if name in ("__iter__", "__await__"):
        kind = f.program.builtin(
            "typing.Generator", head.yielded_type, head.sent_type, head.result_type
        )
        return Typed(frame, kind)
    if name == "__next__":
        give_nothing(f, frame, head)
        return _step(f, receiver, head)
    if name == "send":
        return _send(f, receiver, head, actuals[0].value)
    if name == "throw":
        return _throw(f, receiver, head, actuals[0].value)
    if name == "close":
        _close(f, receiver)
        return Typed(NONE_VALUE, NoneType())
    return None


def _send(f: FunctionLowering, receiver: Typed, head: Head, value: Typed) -> Typed:
    coroutine = is_coroutine(receiver.type)
    if is_none(head.sent_type) and not coroutine:
        return _step(f, receiver, head)
    some, early, go = f.new_block("some"), f.new_block("early", cold=True), f.new_block("sent")
    f.branch(present(f, value), some, go)
    f.enter(some)
    fresh = f.binary("icmp.eq", state_of(f, receiver.value), Const(I64, 0))
    f.branch(fresh, early, go, likely=False)
    f.enter(early)
    kind = f.program.statics.string("coroutine" if coroutine else "generator")
    f.fail("naja.runtime.failures:raise_early_send", [kind])
    f.enter(go)
    if not coroutine:
        give(f, receiver.value, head, value)
    return _step(f, receiver, head)


def _step(f: FunctionLowering, receiver: Typed, head: Head) -> Typed:
    frame = receiver.value
    ended, alive = f.new_block("ended"), f.new_block("alive")
    if is_coroutine(receiver.type):
        refuse_finished(f, frame)
    else:
        over, go = f.new_block("over"), f.new_block("go")
        f.branch(is_done(f, frame), over, go)
        f.enter(over)
        raise_stop(f, "StopIteration", None)
        f.enter(go)
    resume(f, frame, receiver.type)
    f.branch(is_done(f, frame), ended, alive)
    f.enter(ended)
    raise_stop(f, "StopIteration", load_at(f, frame, RESULT, head.result_type))
    f.enter(alive)
    return load_at(f, frame, head.yielded, head.yielded_type)


def _throw(f: FunctionLowering, receiver: Typed, head: Head, error: Typed) -> Typed:
    from naja.compiler.lower.leaving import exception_value

    error = exception_value(f, error)
    if is_coroutine(receiver.type):
        refuse_finished(f, receiver.value)
    else:
        over, go = f.new_block("over"), f.new_block("go")
        f.branch(is_done(f, receiver.value), over, go)
        f.enter(over)
        f.raise_error(error.value)
        f.enter(go)
    f.store(receiver.value, error.value, ERROR)
    return _step(f, receiver, head)


def _close(f: FunctionLowering, frame: Typed) -> None:
    kind = "coroutine" if is_coroutine(frame.type) else "generator"
    f.call_named(f"{CLOSING}:close_{kind}", [frame.value], NONE)


def resumable_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """`naja.lang.coroutines.Resumable`: one step of the frame, no StopIteration."""
    assert isinstance(receiver.type, Instance)
    made = f.program.classes.layout(receiver.type)
    coro = made.fields["coro"]
    head = head_of(f, coro.type)
    if name == "resume":
        frame = f.load(REF, receiver.value, coro.offset)
        f.store(frame, coerce(f, actuals[0].value, optional_error(f)), ERROR)
        resume(f, frame, coro.type)
        result = f.new_local("yielded", REF)
        over, alive, done = f.new_block("over"), f.new_block("alive"), f.new_block("stepped")
        f.branch(is_done(f, frame), over, alive)
        f.enter(over)
        f.store(receiver.value, boolean(f, True).value, made.fields["finished"].offset)
        f.set(result, NULL)
        f.jump(done)
        f.enter(alive)
        f.set(result, load_at(f, frame, head.yielded, head.yielded_type).value)
        f.jump(done)
        f.enter(done)
        return Typed(f.get(result), f.program.builtin("object"))
    if name == "result":
        return load_at(f, f.load(REF, receiver.value, coro.offset), RESULT, head.result_type)
    if name == "close":
        _close(f, Typed(f.load(REF, receiver.value, coro.offset), coro.type))
        return Typed(NONE_VALUE, NoneType())
    return None
