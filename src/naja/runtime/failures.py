"""The exceptions that compiled code raises by itself, with CPython's words.

Each function is one call in the cold path of an operation.
"""

from typing import NoReturn


def raise_overflow() -> NoReturn:
    """An int operation whose result CPython would give more than 64 bits."""
    raise OverflowError("integer result does not fit in 64 bits")


def raise_zero_division(message: str) -> NoReturn:
    """`message` says which operation: "division by zero", "integer modulo by zero" ..."""
    raise ZeroDivisionError(message)


def raise_negative_shift() -> NoReturn:
    raise ValueError("negative shift count")


def raise_unbound_local(name: str) -> NoReturn:
    raise UnboundLocalError(
        "cannot access local variable '" + name + "' where it is not associated with a value"
    )


def raise_unbound_free(name: str) -> NoReturn:
    raise NameError(
        "cannot access free variable '"
        + name
        + "' where it is not associated with a value in enclosing scope"
    )


def raise_attribute(class_name: str, name: str) -> NoReturn:
    raise AttributeError("'" + class_name + "' object has no attribute '" + name + "'")


def raise_unpack(wanted: int, got: int) -> NoReturn:
    """A sequence of `got` items unpacked into `wanted` names."""
    expected = "(expected " + str(wanted)
    if got > wanted:
        raise ValueError("too many values to unpack " + expected + ")")
    raise ValueError("not enough values to unpack " + expected + ", got " + str(got) + ")")


def raise_unpack_some(least: int, got: int) -> NoReturn:
    """A sequence of `got` items unpacked into `least` names and a starred one."""
    expected = "(expected at least " + str(least)
    raise ValueError("not enough values to unpack " + expected + ", got " + str(got) + ")")


def raise_assertion() -> NoReturn:
    raise AssertionError()


def raise_never() -> NoReturn:
    """A place that the type checker takes for unreachable, because of a wrong cast say."""
    raise AssertionError("the type checker takes this place for unreachable")


def raise_not_never(value: object) -> NoReturn:
    """`typing.assert_never(value)`."""
    shown = repr(value)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def raise_not_plain(value: object, wanted: str) -> NoReturn:
    """What passed `isinstance(value, int)`, or str, is a bool or a member of an enumeration."""
    name = type(value).__name__
    article = "an" if name[0] in "AEIOU" else "a"
    wanted = f"an {wanted}" if wanted == "int" else f"a {wanted}"
    raise TypeError(
        f"{article} {name} passed for {wanted} here; test isinstance(value, {name}) first"
    )


def raise_recursion() -> NoReturn:
    """The stack is nearly used up."""
    raise RecursionError("maximum recursion depth exceeded")


def raise_wrong_cast(wanted: str) -> NoReturn:
    """`cast` of a value that is of another class: the memory would be misread."""
    raise TypeError("cast: the value is no " + wanted)


def raise_generator_running() -> NoReturn:
    raise ValueError("generator already executing")


def raise_coroutine_running() -> NoReturn:
    raise ValueError("coroutine already executing")


def raise_range_step() -> NoReturn:
    raise ValueError("range() arg 3 must not be zero")


def raise_arguments(message: str) -> NoReturn:
    """A method found by its name alone cannot be called with what is given."""
    raise TypeError(message)


def raise_nothing_active() -> NoReturn:
    """A bare `raise` outside an except clause."""
    raise RuntimeError("No active exception to reraise")


def raise_reused_coroutine() -> NoReturn:
    raise RuntimeError("cannot reuse already awaited coroutine")


def raise_ignored_exit() -> NoReturn:
    """A generator yielded although it was being closed."""
    raise RuntimeError("generator ignored GeneratorExit")


def raise_name(name: str) -> NoReturn:
    """A module variable that has no value yet."""
    raise NameError("name '" + name + "' is not defined")


def raise_early_send(kind: str) -> NoReturn:
    raise TypeError(f"can't send non-None value to a just-started {kind}")


def raise_no_send(iterator: str) -> NoReturn:
    """A value was sent to a generator that delegates to an iterator of that class."""
    raise AttributeError(f"'{iterator}' object has no attribute 'send'")


def raise_nothing_sent() -> NoReturn:
    """The value of a `yield`, where next() went on with a generator that is to be sent values."""
    raise TypeError("None was sent to a generator that declares another type for what is sent")


def raise_no_member(name: str, module: str, state: int) -> NoReturn:
    """A name of a module that has none; `state` is 1 while the module's body runs."""
    cause = "' has no attribute '" + name + "'"
    if state == 1:
        cause = cause + " (most likely due to a circular import)"
        raise AttributeError("partially initialized module '" + module + cause)
    raise AttributeError("module '" + module + cause)


def raise_no_import(name: str, module: str, path: str, state: int) -> NoReturn:
    """`from module import name` of a module in `path` that has no such name (yet)."""
    start = "cannot import name '" + name + "' from "
    if state == 1:
        hint = "' (most likely due to a circular import) (" + path + ")"
        raise ImportError(start + "partially initialized module '" + module + hint)
    raise ImportError(start + "'" + module + "' (" + path + ")")


def leaving_generator(error: BaseException) -> BaseException:
    """What leaves a generator instead of `error`. Source: PEP 479."""
    if not isinstance(error, StopIteration):
        return error
    return _caused("generator raised StopIteration", error)


def leaving_coroutine(error: BaseException) -> BaseException:
    """What leaves a coroutine instead of `error`."""
    if not isinstance(error, StopIteration):
        return error
    return _caused("coroutine raised StopIteration", error)


def leaving_async_generator(error: BaseException) -> BaseException:
    """What leaves an asynchronous generator instead of `error`. Source: PEP 525."""
    if isinstance(error, StopAsyncIteration):
        return _caused("async generator raised StopAsyncIteration", error)
    if isinstance(error, StopIteration):
        return _caused("async generator raised StopIteration", error)
    return error


def _caused(message: str, error: BaseException) -> RuntimeError:
    made = RuntimeError(message)
    made.__cause__ = error
    made.__context__ = error
    made.__suppress_context__ = True
    return made


def generic_called() -> NoReturn:
    """The code of a generic inner function whose types are not known: nothing calls it."""
    raise TypeError("a generic function has no code before it is called")


def raise_negative_length() -> NoReturn:
    raise ValueError("__len__() should return >= 0")


def raise_not_implemented(words: str) -> NoReturn:
    raise NotImplementedError(words)
