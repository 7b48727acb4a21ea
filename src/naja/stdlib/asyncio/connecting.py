"""The first of several addresses that takes a connection. Source: RFC 8305 4 and 5."""

from collections.abc import Callable

from naja.hal import NetStack, Stream, service

from .events import BaseEventLoop
from .futures import Future
from .resolving import network_configured, six_configured


class Attempt:
    """A connection that is being made."""

    def __init__(self, stream: Stream, address: str) -> None:
        self.stream = stream
        self.address = address

    def abort(self) -> None:
        self.stream.set_waker(None)
        self.stream.abort()


async def connect_first(
    loop: BaseEventLoop, addresses: list[str], port: int, delay: float | None
) -> Stream:
    """A connection to one of the literals, tried in turn; OSError with CPython's words if none.

    delay: seconds after which the next is tried beside those that have not answered; None: the
    next is tried when one has failed.
    """
    errors: list[OSError] = []
    pending: list[Attempt] = []
    tried = 0
    try:
        while tried < len(addresses) or pending:
            if tried < len(addresses):
                address = addresses[tried]
                tried += 1
                try:
                    pending.append(await _begin(address, port))
                except OSError as error:
                    errors.append(error)
                    continue
            stream = await _first_of(loop, pending, port, errors, delay, tried < len(addresses))
            if stream is not None:
                return stream
    finally:
        for attempt in pending:
            attempt.abort()
    texts = [str(error) for error in errors]
    if texts.count(texts[0]) == len(texts):
        raise errors[0]
    raise OSError(f"Multiple exceptions: {', '.join(texts)}")


async def _begin(address: str, port: int) -> Attempt:
    # An address of IPv4 that is written as one of IPv6 (RFC 4291 2.5.5.2).
    four = address.removeprefix("::ffff:") if "." in address else address
    if ":" in four:
        await six_configured(four)
    elif not four.startswith("127."):
        await network_configured()
    stack = service(NetStack)  # type: ignore[type-abstract]
    try:
        return Attempt(stack.connect(address, port), address)
    except ConnectionRefusedError as error:
        raise _connect_error(error, address, port) from None


async def _first_of(
    loop: BaseEventLoop,
    pending: list[Attempt],
    port: int,
    errors: list[OSError],
    delay: float | None,
    more: bool,
) -> Stream | None:
    """The attempt that succeeds; None if one failed, or if `more` wait and `delay` has passed.

    What has ended is taken out of `pending`, failures go to `errors`.
    """
    late = False
    while not late:
        for attempt in pending:
            error = attempt.stream.error()
            if attempt.stream.connected():
                pending.remove(attempt)
                return attempt.stream
            if error is not None:
                pending.remove(attempt)
                attempt.stream.set_waker(None)
                attempt.stream.close()
                errors.append(_connect_error(error, attempt.address, port))
                return None
        waiter: Future[None] = Future(loop=loop)
        release = _releaser(waiter)
        for attempt in pending:
            attempt.stream.set_waker(release)
        if delay is None or not more:
            await waiter
            continue
        timer = loop.call_later(delay, release)
        end = timer.when()
        try:
            await waiter
        finally:
            timer.cancel()
        late = loop.time() >= end
    return None


def interleaved(addresses: list[str]) -> list[str]:
    """The families in turn, the first one first (RFC 8305 4)."""
    six = [address for address in addresses if ":" in address]
    four = [address for address in addresses if ":" not in address]
    first, second = (six, four) if addresses[0] in six else (four, six)
    mixed: list[str] = []
    for index in range(max(len(first), len(second))):
        mixed += first[index : index + 1] + second[index : index + 1]
    return mixed


def _releaser(waiter: Future[None]) -> Callable[[], None]:
    def release() -> None:
        if not waiter.done():
            waiter.set_result(None)

    return release


def _connect_error(cause: OSError, address: str, port: int) -> OSError:
    rest = ", 0, 0" if ":" in address else ""
    text = f"Connect call failed ('{address}', {port}{rest})"
    if isinstance(cause, ConnectionRefusedError):
        return ConnectionRefusedError(cause.errno, text)
    if isinstance(cause, TimeoutError):
        return TimeoutError(cause.errno, text)
    if cause.errno is None:
        return cause
    return OSError(cause.errno, text)
