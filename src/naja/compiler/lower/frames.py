"""Generators and coroutines: frame objects, resuming, awaiting.

A frame is an object {type, resume code, state, injected error, R, Y, S, parameters ...}; the
coroutine pass appends what lives across suspensions. State 0 is fresh, n > 0
suspended, RUNNING while the code runs, DONE afterwards. A frame of a coroutine is that
of a Generator[object, None, R]; one of an asynchronous generator is that of a
Generator[object, S, None] that also holds the item (see `async_frames.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mypy.types import Instance, NoneType, ProperType

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, NULL, Call, Const, Suspend, Value
from naja.compiler.ir.types import I64, NONE, REF, align_up
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import Catch, FunctionLowering
from naja.compiler.lower.kinds import is_async_generator, is_coroutine, is_generator, is_none
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, allows_none, normal, rep_of

CODE, STATE, ERROR, RESULT = 8, 16, 24, 32
RUNNING, DONE = -1, -2
CLOSING = "naja.runtime.generators"
_BUSY = "naja.runtime.failures:raise_coroutine_running"
WORDS, ASYNC_WORDS = 48, 4  # behind the `yielded` of an asynchronous generator


@dataclass(frozen=True)
class Head:
    """Offsets in the fixed head of a frame.

    `given` is a word that says whether a value was sent, where the type of what is sent
    has no None for that. `item` is there in asynchronous generators.
    """

    yielded_type: ProperType
    sent_type: ProperType
    result_type: ProperType
    yielded: int
    sent: int
    end: int
    given: int | None = None
    item_type: ProperType | None = None
    item: int = 0

    def references(self) -> list[int]:
        parts = [
            (RESULT, self.result_type),
            (self.yielded, self.yielded_type),
            (self.sent, self.sent_type),
        ]
        if self.item_type is not None:
            parts.append((self.item, self.item_type))
        found = [ERROR]
        for at, type_ in parts:
            found += [at + inner for inner in rep_of(type_).reference_offsets()]
        return found


def head_of(f: FunctionLowering, type_: ProperType) -> Head:
    """The head of frames of a Generator or Coroutine type."""
    assert isinstance(type_, Instance)
    if is_coroutine(type_):
        yielded: ProperType = f.program.builtin("object")
        sent: ProperType = NoneType()
        result = normal(type_.args[2])
    elif is_async_generator(type_):
        yielded, result = f.program.builtin("object"), NoneType()
        sent = normal(type_.args[1])
    else:
        yielded, sent, result = (normal(arg) for arg in type_.args)
    at = align_up(RESULT + rep_of(result).size, rep_of(yielded).align)
    end = at + rep_of(yielded).size
    if is_async_generator(type_):
        assert end <= WORDS
        end = WORDS + 8 * ASYNC_WORDS
    sent_at = align_up(end, rep_of(sent).align)
    end = align_up(sent_at + rep_of(sent).size, 8)
    given = None
    if not allows_none(sent):
        given, end = end, end + 8
    if not is_async_generator(type_):
        return Head(yielded, sent, result, at, sent_at, end, given)
    item = normal(type_.args[0])
    item_at = align_up(end, rep_of(item).align)
    end = align_up(item_at + rep_of(item).size, 8)
    return Head(yielded, sent, result, at, sent_at, end, given, item, item_at)


def is_frame(type_: ProperType) -> bool:
    return is_coroutine(type_) or is_generator(type_)


def state_of(f: FunctionLowering, frame: Value) -> Value:
    return f.load(I64, frame, STATE)


def is_done(f: FunctionLowering, frame: Value) -> Value:
    return f.binary("icmp.eq", state_of(f, frame), Const(I64, DONE))


def finish_frame(f: FunctionLowering) -> None:
    assert f.frame is not None and f.frame_type is not None
    f.store(f.frame, Const(I64, DONE), STATE)
    if is_async_generator(f.frame_type):
        from naja.compiler.lower.async_frames import let_go

        let_go(f)


def resume(f: FunctionLowering, frame: Value, type_: ProperType) -> None:
    """Run the frame, of this type, to its next suspension or its end; its error comes out of
    here."""
    busy, free = f.new_block("busy", cold=True), f.new_block("free")
    f.branch(f.binary("icmp.eq", state_of(f, frame), Const(I64, RUNNING)), busy, free, likely=False)
    f.enter(busy)
    f.store(frame, NULL, ERROR)  # what was to be thrown is not
    f.fail(_BUSY if is_coroutine(type_) else entry.RAISE_GENERATOR, [])
    f.enter(free)
    f.emit(Call(None, f.load(I64, frame, CODE), [frame], unwind=f.unwind()))


def load_at(f: FunctionLowering, frame: Value, offset: int, type_: ProperType) -> Typed:
    rep = rep_of(type_)
    return Typed(NONE_VALUE if rep is NONE else f.load(rep, frame, offset), type_)


def suspend(f: FunctionLowering) -> None:
    """Leave; on return raise the injected error, if any, here."""
    assert f.frame is not None
    f.emit(Suspend())
    start_running(f)


def start_running(f: FunctionLowering) -> None:
    assert f.frame is not None
    f.store(f.frame, Const(I64, RUNNING), STATE)
    error = f.load(REF, f.frame, ERROR)
    injected, plain = f.new_block("injected", cold=True), f.new_block("resumed")
    f.branch(f.binary("icmp.ne", error, NULL), injected, plain, likely=False)
    f.enter(injected)
    f.store(f.frame, NULL, ERROR)
    f.raise_error(error)
    f.enter(plain)


def protect(
    f: FunctionLowering, body: Callable[[], None], handler: Callable[[Value], None]
) -> None:
    """`body`, and `handler(error)` for what it raises; both continue behind."""
    catch = Catch(f.new_block("caught", cold=True), f.new_local("caught", REF))
    done = f.new_block("protected")
    f.scopes.append(catch)
    body()
    f.scopes.pop()
    f.jump(done)
    if catch.used:
        f.enter(catch.landing)
        handler(f.get(catch.error))
        f.jump(done)
    f.enter(done)


def await_value(f: FunctionLowering, source: Typed) -> Typed:
    """`await source`: drive its frame, passing suspensions and injected errors through."""
    if f.frame is None:
        raise Unsupported("await needs an async function around it", "await")
    if not is_frame(source.type):
        from naja.compiler.lower.methods import call_method

        source = call_method(f, source, "__await__", [])
        if not is_frame(source.type):
            raise Unsupported(
                "__await__ must be a generator function (declare Generator[object, None, T])",
                "await",
            )
    elif is_coroutine(source.type):
        refuse_finished(f, source.value)
    return delegate(f, source)


def refuse_finished(f: FunctionLowering, frame: Value) -> None:
    """RuntimeError for a coroutine that has ended."""
    spent, fresh = f.new_block("spent", cold=True), f.new_block("fresh")
    f.branch(is_done(f, frame), spent, fresh, likely=False)
    f.enter(spent)
    f.fail("naja.runtime.failures:raise_reused_coroutine", [])
    f.enter(fresh)


def delegate(f: FunctionLowering, source: Typed) -> Typed:
    """`yield from` a frame: its result."""
    assert f.frame is not None and f.frame_type is not None
    mine, theirs = head_of(f, f.frame_type), head_of(f, source.type)
    child = f.new_local("child", REF)
    f.set(child, source.value)
    turn, more, done = f.new_block("delegate"), f.new_block("delegated"), f.new_block("finished")
    f.jump(turn)
    f.enter(turn)
    resume(f, f.get(child), source.type)
    f.branch(is_done(f, f.get(child)), done, more)
    f.enter(more)
    value = load_at(f, f.get(child), theirs.yielded, theirs.yielded_type)
    f.store(f.frame, coerce(f, value, mine.yielded_type), mine.yielded)
    f.emit(Suspend())
    f.store(f.frame, Const(I64, RUNNING), STATE)
    error = f.load(REF, f.frame, ERROR)
    thrown, sent = f.new_block("thrown", cold=True), f.new_block("sent")
    f.branch(f.binary("icmp.ne", error, NULL), thrown, sent, likely=False)
    f.enter(thrown)
    f.store(f.frame, NULL, ERROR)
    kind = "coroutine" if is_coroutine(source.type) else "generator"
    f.call_named(f"{CLOSING}:pass_to_{kind}", [f.get(child), error], NONE)
    f.jump(turn)
    f.enter(sent)
    _pass_sent(f, mine, f.get(child), theirs)
    f.jump(turn)
    f.enter(done)
    return load_at(f, f.get(child), RESULT, theirs.result_type)


def _pass_sent(f: FunctionLowering, mine: Head, child: Value, theirs: Head) -> None:
    """What was sent to this generator goes on to the one that it delegates to."""
    assert f.frame is not None
    if is_none(theirs.sent_type):
        return
    if is_none(mine.sent_type) or mine.given is None:
        give(f, child, theirs, load_at(f, f.frame, mine.sent, mine.sent_type))
        return
    sent, nothing, done = f.new_block("sent"), f.new_block("nothing"), f.new_block("passed")
    f.branch(is_given(f, f.frame, mine), sent, nothing)
    f.enter(sent)
    give(f, child, theirs, load_at(f, f.frame, mine.sent, mine.sent_type))
    f.jump(done)
    f.enter(nothing)
    give_nothing(f, child, theirs)
    f.jump(done)
    f.enter(done)


def give(f: FunctionLowering, frame: Value, head: Head, value: Typed) -> None:
    """What the present `yield` of the frame gives when it goes on."""
    if is_none(value.type):
        give_nothing(f, frame, head)
        return
    f.store(frame, coerce(f, value, head.sent_type), head.sent)
    if head.given is not None:
        f.store(frame, Const(I64, 1), head.given)


def give_nothing(f: FunctionLowering, frame: Value, head: Head) -> None:
    """The present `yield` of the frame gives None."""
    if head.given is not None:
        f.store(frame, Const(I64, 0), head.given)
    elif not is_none(head.sent_type):
        f.store(frame, coerce(f, Typed(NONE_VALUE, NoneType()), head.sent_type), head.sent)


def is_given(f: FunctionLowering, frame: Value, head: Head) -> Value:
    assert head.given is not None
    return f.binary("icmp.ne", f.load(I64, frame, head.given), Const(I64, 0))


def yield_value(f: FunctionLowering, value: Typed) -> None:
    """`yield value` up to the suspension; `sent_value` is what it gives."""
    if f.frame is None or f.frame_type is None:
        raise Unsupported("yield needs a function around it", "yield")
    head = head_of(f, f.frame_type)
    if head.item_type is not None:
        from naja.compiler.lower.async_frames import deliver

        deliver(f, head, value)
        return
    f.store(f.frame, coerce(f, value, head.yielded_type), head.yielded)
    suspend(f)


def sent_value(f: FunctionLowering) -> Typed:
    """The value of a `yield` expression."""
    assert f.frame is not None and f.frame_type is not None
    head = head_of(f, f.frame_type)
    if head.given is not None:
        some, nothing = f.new_block("sent"), f.new_block("nothing", cold=True)
        f.branch(is_given(f, f.frame, head), some, nothing)
        f.enter(nothing)
        f.fail("naja.runtime.failures:raise_nothing_sent", [])
        f.enter(some)
    return load_at(f, f.frame, head.sent, head.sent_type)


def leaving_filter(f: FunctionLowering) -> str:
    """The function that turns an error which leaves the frame into what CPython makes of it."""
    if f.frame_type is not None and is_async_generator(f.frame_type):
        return "naja.runtime.failures:leaving_async_generator"
    if f.frame_type is not None and is_coroutine(f.frame_type):
        return "naja.runtime.failures:leaving_coroutine"
    return "naja.runtime.failures:leaving_generator"


def optional_error(f: FunctionLowering) -> ProperType:
    from mypy.types import UnionType

    return normal(UnionType([f.program.builtin("BaseException"), NoneType()]))
