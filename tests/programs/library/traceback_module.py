"""traceback: texts of exceptions, without the caret lines that images do not print."""

import sys
import traceback
from io import StringIO


def plain(lines: str) -> str:
    """Without caret lines, and without the directory of the file."""
    kept = [line for line in lines.splitlines(True) if line.strip(" ^~\n") != ""]
    return "".join(['  File "' + line.rpartition("/")[2] if "/" in line else line for line in kept])


class AppError(Exception):
    pass


def inner(n: int) -> int:
    if n == 0:
        raise AppError("deep", n)
    return inner(n - 1)


def outer() -> None:
    try:
        inner(2)
    except AppError as error:
        raise ValueError("outer") from error


try:
    outer()
except ValueError as error:
    print(plain(traceback.format_exc()))
    print(plain("".join(traceback.format_exception(error, chain=False))))
    print(plain("".join(traceback.format_exception(type(error), error, error.__traceback__))))
    print(
        traceback.format_exception_only(error), traceback.format_exception_only(type(error), error)
    )
    print(plain(traceback.format_exc(limit=1, chain=False)), plain(traceback.format_exc(-1)))
    target = StringIO()
    traceback.print_exc(file=target)
    print(plain(target.getvalue()))
    traceback.print_exception(error, file=sys.stdout, limit=0)
try:
    try:
        {"a": 1}["b"]
    except KeyError:
        inner(5)
except AppError as error:
    print(plain(traceback.format_exc()), len(traceback.format_exception(error)))
    saved = error
print(plain("".join(traceback.format_exception(saved, limit=-2))))
print(traceback.format_exception(RuntimeError("never raised")))
