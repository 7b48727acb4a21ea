"""What generators of all kinds are made of: the state and the steps of their frames.

Only `naja.runtime.generators` and `async_generators` call these. The compiler makes each of
them in line; under CPython generators are CPython's own, and nothing here is called.
"""

from collections.abc import AsyncGenerator
from typing import TypeVar

Y = TypeVar("Y")
S = TypeVar("S")


def is_finished(generator: object) -> bool:
    """The frame of a generator, of whatever kind, has returned or raised."""
    raise NotImplementedError


def is_fresh(generator: object) -> bool:
    """The body has not begun."""
    raise NotImplementedError


def finish(generator: object) -> None:
    """The body does not go on: only of a fresh frame."""
    raise NotImplementedError


def inject(generator: object, error: BaseException) -> None:
    """Have `error` raised in the body when it goes on."""
    raise NotImplementedError


def resume(generator: object) -> None:
    """Run the body to its next suspension; what it raises, this raises."""
    raise NotImplementedError


def is_driven(generator: AsyncGenerator[Y, S]) -> bool:
    """Someone awaits its next item; the frame takes that back when it yields or ends."""
    raise NotImplementedError


def set_driven(generator: AsyncGenerator[Y, S], value: bool) -> None:
    raise NotImplementedError


def is_closing(generator: object) -> bool:
    """`aclose` was awaited."""
    raise NotImplementedError


def set_closing(generator: AsyncGenerator[Y, S], value: bool) -> None:
    raise NotImplementedError


def is_known(generator: AsyncGenerator[Y, S]) -> bool:
    """The event loop was told of it."""
    raise NotImplementedError


def set_known(generator: AsyncGenerator[Y, S], value: bool) -> None:
    raise NotImplementedError


def offer(generator: AsyncGenerator[Y, S], value: S) -> None:
    """What the present `yield` gives when the body goes on."""
    raise NotImplementedError


def offer_nothing(generator: AsyncGenerator[Y, S]) -> None:
    """The present `yield` gives None."""
    raise NotImplementedError


def advance(generator: AsyncGenerator[Y, S], error: BaseException | None) -> bool:
    """Run the body to its next item (True) or its end (False); `error` is raised in it.

    Only in an `async def`, which is suspended whenever the body awaits something. What the
    body raises, this raises.
    """
    raise NotImplementedError


def item(generator: AsyncGenerator[Y, S]) -> Y:
    """What the body yielded last."""
    raise NotImplementedError
