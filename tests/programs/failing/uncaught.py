"""An exception that nobody handles: traceback on stderr, status 1."""


def inner(n: int) -> int:
    if n == 0:
        raise ValueError("nothing left")
    return inner(n - 1)


def outer() -> None:
    print("before")
    inner(2)
    print("never")


outer()
