"""try, except, else, finally; own exceptions; chaining; re-raising."""


class AppError(Exception):
    pass


class NotFound(AppError):
    def __init__(self, key: str) -> None:
        super().__init__(f"no {key} here")
        self.key = key


def risky(n: int) -> int:
    if n == 1:
        raise ValueError("one is bad")
    if n == 2:
        raise NotFound("two")
    if n == 3:
        return 10 // (n - 3)
    if n == 4:
        raise AppError("four", 4)
    return n


def attempt(n: int) -> str:
    try:
        value = risky(n)
    except ValueError as error:
        return f"ValueError: {error}"
    except NotFound as error:
        return f"NotFound: {error} ({error.key})"
    except (AppError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"
    else:
        return f"fine {value}"
    finally:
        print("finally", n)


def ordering() -> int:
    for i in range(3):
        try:
            if i == 1:
                continue
            print("body", i)
            if i == 2:
                return i
        finally:
            print("cleanup", i)
    return -1


def swallow() -> str:
    try:
        raise KeyError("lost")
    except:
        return "swallowed"


def reraise() -> None:
    try:
        risky(1)
    except ValueError:
        print("logging")
        raise


def translate() -> None:
    try:
        risky(3)
    except ZeroDivisionError as error:
        raise AppError("translated") from error


def nested() -> None:
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as error:
        print("outer caught", error)
        try:
            raise KeyError("second")
        except KeyError as second:
            print("context", repr(second.__context__))


for n in range(6):
    print(attempt(n))
print(ordering(), swallow())
try:
    reraise()
except ValueError as error:
    print("again", error)
try:
    translate()
except AppError as error:
    print(error, "from", repr(error.__cause__))
nested()
print(repr(ValueError("x")), repr(AppError("a", 1)), str(AppError()), AppError("a", 1).args)
print(isinstance(NotFound("k"), AppError), issubclass(NotFound, Exception), str(KeyError("k")))
try:
    assert 1 + 1 == 3, "arithmetic holds"
except AssertionError as error:
    print("assertion:", error)
try:
    raise ImportError("no", name="mod", path="p")
except ImportError as error:
    print(error, error.name, error.path, repr(error), error.args)
try:
    raise ModuleNotFoundError("gone")
except ImportError as error:
    print(error.name, error.msg)
