"""Which program of a batch runs (images that hold several, for tests)."""

from naja.hal import Environment, service


def selected() -> int:
    """The option `program`: a number from 0; the first program without it."""
    text = service(Environment).option("program")  # type: ignore[type-abstract]
    return 0 if text is None else int(text)
