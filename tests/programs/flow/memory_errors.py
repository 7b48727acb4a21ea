"""MemoryError is raised for what can never be had, and survived."""

from collections.abc import Callable

HUGE = 1 << 61


def attempt(name: str, action: Callable[[], int]) -> None:
    try:
        print(name, action())
    except MemoryError as error:
        print(name, "MemoryError", error.args)


def in_a_loop() -> int:
    caught = 0
    for _ in range(1000):
        try:
            bytearray(HUGE)
        except MemoryError:
            caught += 1
    return caught


def cleaned_up() -> int:
    steps: list[str] = []
    try:
        try:
            steps.append("try")
            return len(bytes(HUGE))
        finally:
            steps.append("finally")
    except MemoryError:
        return len(steps)


def grown() -> int:
    text = bytearray(b"abc")
    try:
        text *= HUGE
    except MemoryError:
        text += b"d"
    return len(text)


attempt("bytes", lambda: len(bytes(HUGE)))
attempt("bytearray", lambda: len(bytearray(HUGE)))
attempt("list", lambda: len([0] * (HUGE // 2)))
attempt("str", lambda: len("x" * HUGE))
attempt("repeated", in_a_loop)
attempt("finally", cleaned_up)
attempt("grown", grown)
attempt("small", lambda: len(bytes(10)))
try:
    [None] * (HUGE // 2)
except Exception as error:
    print(type(error).__name__, isinstance(error, MemoryError))
