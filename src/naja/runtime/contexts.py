"""Contexts: variables whose values belong to a task. `contextvars` shows them to programs.

A context holds the values of variables in a dict that is never changed, so that copying a
context is taking a reference. The present context is None until a variable is set in it:
programs without such variables pay for nothing but that.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast, overload

T = TypeVar("T")
D = TypeVar("D")
R = TypeVar("R")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


class _Slot:
    """The value of a variable of any type."""


class _Value(_Slot, Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class Context:
    """The values that variables have somewhere."""

    def __init__(self) -> None:
        self._values: dict[int, _Slot] = {}
        self._entered = False

    def copy(self) -> "Context":
        made = Context()
        made._values = self._values
        return made

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, var: "ContextVar[T]") -> bool:
        return var._key in self._values

    def __getitem__(self, var: "ContextVar[T]") -> T:
        slot = self._values.get(var._key)
        if slot is None:
            raise KeyError(var)
        return cast("_Value[T]", slot).value

    @overload
    def get(self, var: "ContextVar[T]", /) -> T | None:
        slot = self._values.get(var._key)
        return None if slot is None else cast("_Value[T]", slot).value

    @overload
    def get(self, var: "ContextVar[T]", default: D, /) -> T | D:
        slot = self._values.get(var._key)
        if slot is None:
            return default
        return cast("_Value[T]", slot).value

    def get(self, var: "ContextVar[T]", default: Any = None, /) -> Any: ...

    @overload
    def run(self, function: Callable[[], R], /) -> R:
        return self._run(function)

    @overload
    def run(self, function: Callable[[A], R], a: A, /) -> R:
        return self._run(lambda: function(a))

    @overload
    def run(self, function: Callable[[A, B], R], a: A, b: B, /) -> R:
        return self._run(lambda: function(a, b))

    @overload
    def run(self, function: Callable[[A, B, C], R], a: A, b: B, c: C, /) -> R:
        return self._run(lambda: function(a, b, c))

    def run(self, function: Callable[..., R], *args: object) -> R:
        """Call `function` with this as the present context. RuntimeError if it is that."""
        return self._run(lambda: function(*args))

    def _run(self, function: Callable[[], R]) -> R:
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        before = enter(self)
        try:
            return function()
        finally:
            leave(before)
            self._entered = False


class Token(Generic[T]):
    """What `ContextVar.set` gives: how to take it back."""

    def __init__(self, var: "ContextVar[T]", context: Context, before: _Slot | None) -> None:
        self.var = var
        self._context = context
        self._before = before
        self._used = False


class ContextVar(Generic[T]):
    """A variable with a value in each context."""

    _default: _Value[T] | None

    @overload
    def __init__(self, name: str) -> None:
        self._name = name
        self._key = _new_key()
        self._default = None

    @overload
    def __init__(self, name: str, *, default: T) -> None:
        self._name = name
        self._key = _new_key()
        self._default = _Value(default)

    def __init__(self, name: str, *, default: Any = None) -> None: ...

    @property
    def name(self) -> str:
        return self._name

    @overload
    def get(self, /) -> T:
        slot = _slot_of(self._key)
        if slot is not None:
            return cast("_Value[T]", slot).value
        value = self._default
        if value is None:
            raise LookupError(self)
        return value.value

    @overload
    def get(self, default: D, /) -> T | D:
        slot = _slot_of(self._key)
        if slot is None:
            return default
        return cast("_Value[T]", slot).value

    def get(self, default: Any = None, /) -> Any: ...

    def set(self, value: T) -> Token[T]:
        """Give the variable a value in the present context."""
        context = _present()
        before = context._values.get(self._key)
        values = dict(context._values)
        values[self._key] = _Value(value)
        context._values = values
        return Token(self, context, before)

    def reset(self, token: Token[T]) -> None:
        """Give back the value from before the `set` that made `token`."""
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _present()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(context._values)
        before = token._before
        if before is None:
            values.pop(self._key, None)
        else:
            values[self._key] = before
        context._values = values


_current: Context | None = None
_keys: int = 0


def _new_key() -> int:
    global _keys
    _keys += 1
    return _keys


def _slot_of(key: int) -> _Slot | None:
    context = _current
    return None if context is None else context._values.get(key)


def _present() -> Context:
    """The present context, made if there is none yet."""
    global _current
    context = _current
    if context is None:
        context = Context()
        _current = context
    return context


def copied() -> Context | None:
    """A copy of the present context; None where nothing was set."""
    context = _current
    return None if context is None else context.copy()


def enter(context: Context | None) -> Context | None:
    """Make `context` the present one; the one from before."""
    global _current
    before = _current
    _current = context
    return before


def leave(before: Context | None) -> Context | None:
    """The opposite of `_enter`; the context that was present, which may be new."""
    return enter(before)


def copy_context() -> Context:
    """A copy of the present context."""
    context = copied()
    return Context() if context is None else context
