"""Closing generators and coroutines, and errors on their way into delegating ones."""

from collections.abc import Coroutine, Generator
from typing import Any, TypeVar

from naja.lang.generators import finish, inject, is_finished, is_fresh, resume
from naja.runtime.output import write_error
from naja.runtime.traceback_print_unsafe import print_unhandled

Y = TypeVar("Y")
S = TypeVar("S")
R = TypeVar("R")


def close_generator(generator: object) -> None:
    _close(generator, "generator ignored GeneratorExit")


def close_coroutine(coroutine: object) -> None:
    _close(coroutine, "coroutine ignored GeneratorExit")


def _close(frame: object, refusal: str) -> None:
    """GeneratorExit at the suspension; it is swallowed when it comes out again."""
    if is_finished(frame):
        return
    if is_fresh(frame):
        finish(frame)
        return
    inject(frame, GeneratorExit())
    try:
        resume(frame)
    except (GeneratorExit, StopIteration):
        return
    if not is_finished(frame):
        raise RuntimeError(refusal)


def pass_to_generator(child: object, error: BaseException) -> None:
    """`error` was thrown into the generator that delegates to `child`.

    GeneratorExit closes the child and is raised in the generator itself.
    """
    if isinstance(error, GeneratorExit):
        close_generator(child)
        raise error
    inject(child, error)


def pass_to_coroutine(child: object, error: BaseException) -> None:
    """The same for what awaits the coroutine `child`."""
    if isinstance(error, GeneratorExit):
        close_coroutine(child)
        raise error
    inject(child, error)


async def adapted(inner: Coroutine[Any, Any, Y]) -> S:
    """`inner` as a coroutine of a wider type, whose results are held differently."""
    result: S = await inner  # type: ignore[assignment]
    return result


def drop(generator: Generator[Y, S, R]) -> None:
    """The `for` statement that made the generator was left."""
    try:
        generator.close()
    except BaseException as error:
        write_error(f"Exception ignored in: {generator!r}\n")
        print_unhandled(error)
