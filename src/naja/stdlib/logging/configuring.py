"""`basicConfig` and its opposite."""

from typing import Iterable, Literal

from .formatting import Formatter
from .handlers import Handler, StreamHandler, SupportsText
from .loggers import root


def shutdown() -> None:
    for handler in root.handlers:
        handler.flush()


def basicConfig(
    *,
    level: int | str | None = None,
    format: str | None = None,
    datefmt: str | None = None,
    style: Literal["%", "{", "$"] = "%",
    stream: SupportsText | None = None,
    handlers: Iterable[Handler] | None = None,
    force: bool = False,
) -> None:
    """Give the root logger a handler, if it has none (or `force` is given)."""
    if force:
        for old in list(root.handlers):
            root.removeHandler(old)
            old.close()
    if len(root.handlers) > 0:
        return
    if handlers is not None and stream is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    chosen: list[Handler] = []
    if handlers is not None:
        chosen.extend(handlers)
    else:
        chosen.append(StreamHandler(stream))
    plain = "%(levelname)s:%(name)s:%(message)s"
    if style == "{":
        plain = "{levelname}:{name}:{message}"
    elif style == "$":
        plain = "${levelname}:${name}:${message}"
    formatter = Formatter(plain if format is None else format, datefmt, style)
    for handler in chosen:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)
