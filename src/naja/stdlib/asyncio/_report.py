"""Where errors go that no one can catch: to stderr, as CPython's last-resort logger does."""

import traceback

from naja.hal import Console, service


def report(message: str, error: BaseException | None) -> None:
    """Write `message` and then the traceback of `error`, if there is one."""
    text = message + "\n"
    if error is not None:
        text += "".join(traceback.format_exception(error))
    service(Console).write_err(text.encode())
