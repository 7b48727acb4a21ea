"""Where errors go that no one can catch: to stderr, as CPython's last-resort logger does."""

from naja.runtime.output import write_error
from naja.runtime.traceback_print_unsafe import print_unhandled


def report(message: str, error: BaseException | None) -> None:
    """Write `message`, and the traceback of `error` if there is one."""
    write_error(message + "\n")
    if error is not None:
        print_unhandled(error)
