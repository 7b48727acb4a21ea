"""What `str` and `repr` of the builtin exceptions say: CPython's words."""


def exception_text(args: tuple[object, ...]) -> str:
    """Nothing, the only argument, or all of them as a tuple."""
    if len(args) == 0:
        return ""
    if len(args) == 1:
        return str(args[0])
    return repr(args)


def exception_repr(name: str, args: tuple[object, ...]) -> str:
    if len(args) == 1:
        return name + "(" + repr(args[0]) + ")"
    return name + repr(args)


def key_error_text(args: tuple[object, ...]) -> str:
    """A key is shown as `repr`, so that a missing "" can be seen."""
    if len(args) == 1:
        return repr(args[0])
    return exception_text(args)


def os_error_text(args: tuple[object, ...], filename: str | None) -> str:
    if len(args) != 2:
        return exception_text(args)
    text = "[Errno " + str(args[0]) + "] " + str(args[1])
    if filename is None:
        return text
    return text + ": " + repr(filename)


def _hexadecimal(value: int, width: int) -> str:
    digits = ""
    for position in range(width):
        digits = "0123456789abcdef"[value >> 4 * position & 15] + digits
    return digits


def _positions(start: int, end: int) -> str:
    return "in position " + str(start) + "-" + str(end - 1) + ": "


def decode_error_text(encoding: str, data: bytes, start: int, end: int, reason: str) -> str:
    text = "'" + encoding + "' codec can't decode byte"
    if end == start + 1 and 0 <= start < len(data):
        octet = _hexadecimal(data[start], 2)
        return text + " 0x" + octet + " in position " + str(start) + ": " + reason
    return text + "s " + _positions(start, end) + reason


def _escaped(code: int) -> str:
    if code <= 0xFF:
        return "\\x" + _hexadecimal(code, 2)
    if code <= 0xFFFF:
        return "\\u" + _hexadecimal(code, 4)
    return "\\U" + _hexadecimal(code, 8)


def encode_error_text(encoding: str, data: str, start: int, end: int, reason: str) -> str:
    text = "'" + encoding + "' codec can't encode character"
    if end == start + 1 and 0 <= start < len(data):
        shown = _escaped(ord(data[start]))
        return text + " '" + shown + "' in position " + str(start) + ": " + reason
    return text + "s " + _positions(start, end) + reason


def group_text(message: str, count: int) -> str:
    """`str` of an exception group."""
    plural = "" if count == 1 else "s"
    return message + " (" + str(count) + " sub-exception" + plural + ")"


def message_of(args: tuple[object, ...]) -> str | None:
    """What an `ImportError` keeps as its `msg`."""
    if len(args) != 1:
        return None
    text = args[0]
    return text if isinstance(text, str) else None
