"""`Formatter`: records as text, by formats of the styles `%`, `{` and `$`."""

from time import localtime, strftime, struct_time
from typing import Literal

from naja.runtime.percent_objects import percent_text
from naja.runtime.traceback_format_unsafe import chain_lines

from .records import LogRecord

_PLACES = (
    "pathname",
    "filename",
    "module",
    "lineno",
    "funcName",
    "process",
    "thread",
)


class Formatter:
    """Text of a record. `datefmt`: as for `time.strftime`."""

    default_time_format = "%Y-%m-%d %H:%M:%S"

    def __init__(
        self,
        fmt: str | None = None,
        datefmt: str | None = None,
        style: Literal["%", "{", "$"] = "%",
        validate: bool = True,
    ) -> None:
        self._style = str(style)
        plain = "{message}" if style == "{" else "${message}" if style == "$" else "%(message)s"
        self._fmt = plain if fmt is None else fmt
        self.datefmt = datefmt
        for place in _PLACES:
            if "(" + place + ")" in self._fmt or "{" + place in self._fmt:
                raise NotImplementedError(
                    f"an image does not know the {place} of a log record; "
                    "leave it out of the format"
                )

    def usesTime(self) -> bool:
        return "asctime" in self._fmt

    def converter(self, seconds: float, /) -> struct_time:
        return localtime(seconds)

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:
        moment = self.converter(record.created)
        if datefmt is not None:
            return strftime(datefmt, moment)
        return f"{strftime('%Y-%m-%d %H:%M:%S', moment)},{int(record.msecs):03d}"

    def formatException(self, ei: BaseException, /) -> str:
        return "".join(chain_lines(ei, ei.__traceback__, None, True)).removesuffix("\n")

    def formatMessage(self, record: LogRecord) -> str:
        if self._style == "%":
            return _percent_style(self._fmt, record)
        return _braces_style(self._fmt, record, self._style == "$")

    def format(self, record: LogRecord) -> str:
        """The message in its format, then the traceback."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        error = record.exc_info
        if error is not None and record.exc_text is None:
            record.exc_text = self.formatException(error)
        if record.exc_text is not None:
            if not text.endswith("\n"):
                text += "\n"
            text += record.exc_text
        return text


def field(record: LogRecord, name: str) -> object:
    """An attribute of the record, or what the call gave as `extra`. KeyError if neither."""
    match name:
        case "message":
            return record.message
        case "name":
            return record.name
        case "levelname":
            return record.levelname
        case "levelno":
            return record.levelno
        case "asctime":
            return record.asctime
        case "created":
            return record.created
        case "msecs":
            return record.msecs
        case "relativeCreated":
            return record.relativeCreated
        case "msg":
            return record.msg
        case "threadName":
            return record.threadName
        case "processName":
            return record.processName
    extra = record.extra
    if extra is not None and name in extra:
        return extra[name]
    raise ValueError(f"Formatting field not found in record: {name!r}")


def _percent_style(fmt: str, record: LogRecord) -> str:
    parts: list[str] = []
    at = 0
    while True:
        start = fmt.find("%", at)
        if start < 0:
            parts.append(fmt[at:])
            return "".join(parts)
        parts.append(fmt[at:start])
        if fmt[start + 1 : start + 2] != "(":
            parts.append(percent_text(fmt[start : start + 2], ()))
            at = start + 2
            continue
        close = fmt.find(")", start)
        end = close + 1
        while end < len(fmt) and not fmt[end].isalpha():
            end += 1
        value = field(record, fmt[start + 2 : close])
        parts.append(percent_text("%" + fmt[close + 1 : end + 1], (value,)))
        at = end + 1


def _braces_style(fmt: str, record: LogRecord, dollars: bool) -> str:
    """`{name:spec}`, or `${name}` and `$name`."""
    parts: list[str] = []
    at = 0
    while at < len(fmt):
        character = fmt[at]
        if dollars and character == "$" and fmt[at + 1 : at + 2].isidentifier():
            end = at + 1
            while end < len(fmt) and (fmt[end].isalnum() or fmt[end] == "_"):
                end += 1
            parts.append(str(field(record, fmt[at + 1 : end])))
            at = end
        elif fmt[at : at + 2] in ("{{", "}}", "$$") and (character == "$") == dollars:
            parts.append(character)
            at += 2
        elif character == "{" and not dollars or fmt[at : at + 2] == "${" and dollars:
            end = fmt.find("}", at)
            name, _, spec = fmt[at + (2 if dollars else 1) : end].partition(":")
            parts.append(format(field(record, name), spec))
            at = end + 1
        else:
            parts.append(character)
            at += 1
    return "".join(parts)
