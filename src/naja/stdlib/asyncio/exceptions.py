"""The exceptions of asyncio. `asyncio.TimeoutError` is the builtin one."""


class CancelledError(BaseException):
    """The future or task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state of the future."""


class BrokenBarrierError(RuntimeError):
    """The barrier was broken by `abort` or `reset`."""


class IncompleteReadError(EOFError):
    """The stream ended before the read was complete.

    partial: what was read; expected: octets asked for, None if unknown.
    """

    def __init__(self, partial: bytes, expected: int | None) -> None:
        wanted = "undefined" if expected is None else str(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """The buffer limit was reached while looking for a separator.

    message: what happened; consumed: octets that may be taken from the buffer.
    """

    def __init__(self, message: str, consumed: int) -> None:
        super().__init__(message)
        self._message = message
        self.consumed = consumed
