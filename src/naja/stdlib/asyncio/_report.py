"""Where errors go that no one can catch: to stderr, as CPython's last-resort logger does."""

from naja.hal import Console, service


def report(message: str, error: BaseException | None) -> None:
    """Write `message`, and what `error` is if there is one."""
    text = message + "\n"
    if error is not None:
        detail = str(error)
        name = type(error).__name__
        text += f"{name}: {detail}\n" if detail else f"{name}\n"
    service(Console).write_err(text.encode())  # type: ignore[type-abstract]
