"""Containers that contain themselves: `repr` shows `...` instead of going on for ever."""

from collections.abc import Callable

_active: list[int] | None = None


def enter_repr(identity: int) -> bool:
    """Note that the object's `repr` is being made; False if that is so already."""
    global _active
    active = _active
    if active is None:
        active = []
        _active = active
    if identity in active:
        return False
    active.append(identity)
    return True


def leave_repr() -> None:
    """The `repr` that was entered last is made (or failed)."""
    active = _active
    if active is not None:
        active.pop()


def guarded(identity: int, body: Callable[[], str]) -> str:
    """The `repr` that `body` makes of the object, or `...` inside of itself."""
    if not enter_repr(identity):
        return "..."
    try:
        return body()
    finally:
        leave_repr()
