"""The exceptions that builtins raise, and their hierarchy."""

from collections.abc import Callable


def name_of(action: Callable[[], object]) -> str:
    try:
        action()
    except LookupError as error:
        return f"lookup {type(error).__name__}: {error}"
    except ArithmeticError as error:
        return f"arithmetic {type(error).__name__}: {error}"
    except OSError as error:
        return f"os {type(error).__name__}: {error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "no error"


zero = 0
empty: list[int] = []
table: dict[str, int] = {}
print(name_of(lambda: empty[0]))
print(name_of(lambda: table["missing"]))
print(name_of(lambda: 1 // zero))
print(name_of(lambda: 1 % zero))
print(name_of(lambda: 1.5 / zero))
print(name_of(lambda: 1 << (zero - 1)))
print(name_of(lambda: int("x")))
print(name_of(lambda: float("y")))
print(name_of(lambda: chr(-1)))
print(name_of(lambda: ord("ab")))
print(name_of(lambda: bytes([300])))
print(name_of(lambda: "abc"[3]))
print(name_of(lambda: (1, 2, 3).index(9)))
print(name_of(lambda: (300).to_bytes(1, "big")))
print(name_of(lambda: (-1).to_bytes(1, "big")))
print(name_of(lambda: next(iter(empty))))
print(name_of(lambda: range(0, 3, zero)))
print(name_of(lambda: 5))


def raise_os() -> None:
    raise ConnectionResetError(104, "Connection reset by peer")


def raise_timeout() -> None:
    raise TimeoutError("too slow")


print(name_of(raise_os))
print(name_of(raise_timeout))
print(issubclass(KeyError, LookupError), issubclass(ConnectionResetError, ConnectionError))
print(issubclass(ConnectionError, OSError), issubclass(TimeoutError, OSError))
print(issubclass(FileNotFoundError, OSError), issubclass(RecursionError, RuntimeError))
