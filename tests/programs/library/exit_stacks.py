"""`ExitStack`, and the managers of `contextlib` that hold others."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import (
    AbstractContextManager,
    ExitStack,
    closing,
    contextmanager,
    nullcontext,
    redirect_stderr,
    redirect_stdout,
    suppress,
)
from types import TracebackType


class Step:
    """A manager that says what it sees."""

    def __init__(self, name: str, swallows: bool = False, fails: bool = False) -> None:
        self.name, self.swallows, self.fails = name, swallows, fails

    def __enter__(self) -> str:
        print("enter", self.name)
        return self.name.upper()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        print("exit", self.name, None if kind is None else kind.__name__, error)
        if self.fails:
            raise RuntimeError(self.name)
        return self.swallows


class Base(AbstractContextManager["Base"]):
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        print("base exit")

    def hello(self) -> str:
        return "hello"


class Service:
    @contextmanager
    def locked(self, name: str = "lock") -> Iterator[int]:
        print("lock", name)
        try:
            yield len(name)
        finally:
            print("unlock", name)

    @staticmethod
    @contextmanager
    def plain() -> Iterator[str]:
        yield "static"


def chain(error: BaseException | None) -> str:
    return "" if error is None else f"{error!r} <- {chain(error.__context__)}"


def told(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> bool:
    print("function", kind, error)
    return False


def say(text: str) -> None:
    print("say", text)


def order() -> None:
    with ExitStack() as stack:
        print(stack.enter_context(Step("one")), stack.enter_context(Step("two")))
        stack.callback(say, "callback")
        stack.callback(lambda: print("lambda"))
        stack.push(Step("pushed"))
        stack.push(told)
        print(stack.enter_context(Service().locked("from stack")))
        print("body")


def errors() -> None:
    with ExitStack() as stack:
        stack.enter_context(Step("outer"))
        stack.enter_context(Step("swallower", swallows=True))
        stack.enter_context(Step("inner"))
        raise ValueError("swallowed")
    try:
        with ExitStack() as stack:
            stack.enter_context(Step("last"))
            stack.enter_context(Step("second", fails=True))
            stack.enter_context(Step("first", fails=True))
            raise KeyError("body")
    except RuntimeError as error:
        print(chain(error))
    try:
        with ExitStack() as stack:
            stack.enter_context(Step("lonely", fails=True))
    except RuntimeError as error:
        print(chain(error))


def keep() -> Callable[[], None]:
    with ExitStack() as stack:
        stack.enter_context(Step("kept"))
        kept = stack.pop_all()
    return kept.close


def nested(times: int) -> None:
    @contextmanager
    def local(number: int) -> Iterator[int]:
        print("in", number * times)
        yield number * times
        print("out", number * times)

    for number in range(2):
        with local(number) as value, nullcontext(value + 1) as after, nullcontext() as nothing:
            print(value, after, nothing)


def redirected() -> None:
    buffer, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(buffer) as target, redirect_stderr(errors):
        print("to the buffer", 1, 2, sep="-")
        print("an error", file=sys.stderr)
        with redirect_stdout(io.StringIO()) as other:
            print("deeper")
        sys.stdout.write("written\n")
        print(other.getvalue() == "deeper\n", target is buffer)
    print(repr(buffer.getvalue()), repr(errors.getvalue()))
    with suppress(ZeroDivisionError, KeyError), redirect_stdout(buffer):
        print(1 // 0)
    print("back")


def main() -> None:
    order()
    errors()
    close = keep()
    print("still open")
    close()
    service = Service()
    with service.locked() as size, Service.plain() as text:
        print(size, text)
    managers = [service.locked("x"), service.locked("yy")]
    for manager in managers:
        with manager as size:
            print(size)
    with Base() as base:
        print(base.hello())
    opened: list[AbstractContextManager[str]] = [Step("as abstract"), Service.plain()]
    for each in opened:
        with each as name:
            print(name)
    with closing(io.StringIO()) as stream:
        stream.write("x")
    print(stream.closed)
    nested(10)
    redirected()


main()
