"""What an adapted test calls: this text stands at the head of each adapted program."""

PROLOGUE = """\
from __future__ import annotations

import sys
import traceback
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Generic, TypeVar

E = TypeVar("E")


class _Caught(Generic[E]):
    def __init__(self, exception: E) -> None:
        self.exception = exception


def _check(condition: bool, line: int) -> None:
    if not condition:
        raise AssertionError(f"line {line} of CPython's file")


def _missing(line: int) -> None:
    raise AssertionError(f"no exception at line {line} of CPython's file")


def _run(name: str, test: Callable[[], None]) -> None:
    print("begin", name)
    sys.stdout.flush()
    try:
        test()
    except BaseException as error:
        print("fail", name, type(error).__name__, ascii(str(error)))
        print(traceback.format_exc())
        print("end", name)
    else:
        print("pass", name)
    sys.stdout.flush()


def _main() -> None:
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for number, (name, test) in enumerate(_TESTS):
        if number >= first:
            _run(name, test)


"""
