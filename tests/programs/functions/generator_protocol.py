"""What generators do with `send`, `throw` and `close`, alone and in a chain."""

from collections.abc import Generator, Iterator


def inner(swallow: bool) -> Generator[int, str, str]:
    try:
        got = yield 1
        print("inner got", got)
        got = yield 2
        return "inner returns " + got
    except GeneratorExit:
        print("inner exits")
        if not swallow:
            raise
        return "swallowed"
    except ValueError as error:
        print("inner caught", error)
        yield 3
        return "after error"


def outer(swallow: bool) -> Generator[int, str, str]:
    try:
        result = yield from inner(swallow)
        print("result:", result)
        got = yield 10
        return f"{result}, {got}"
    finally:
        print("outer finally")


def stubborn() -> Generator[int, None, None]:
    try:
        yield 1
    except GeneratorExit:
        yield 2
    print("stubborn goes on")


def delegating() -> Generator[int, None, None]:
    yield from stubborn()


def optional() -> Generator[int, int | None, None]:
    total = 0
    while total < 100:
        got = yield total
        total += 1 if got is None else got


def required() -> Generator[str, str, None]:
    text = ""
    while len(text) < 8:
        text += yield text


def mapped() -> Generator[str, str, None]:
    yield from ["a", "b"]
    yield from "cd"
    yield from (str(n) for n in range(2))


def stops(kind: int) -> Iterator[int]:
    yield 0
    if kind == 0:
        raise StopIteration(1)
    if kind == 1:
        next(iter([0][:0]))
    raise KeyError(kind)


def finishing(name: str) -> Iterator[str]:
    try:
        yield name + "1"
        yield name + "2"
    finally:
        print("finish", name)


def nested() -> Iterator[str]:
    for text in finishing("deep"):
        yield text


class Walker:
    """Running itself while it runs."""

    def __init__(self) -> None:
        self.steps = self.walk()

    def walk(self) -> Generator[int, None, None]:
        for action in (self.again, self.stop):
            try:
                action()
            except ValueError as error:
                print(error)
            yield 1

    def again(self) -> None:
        next(self.steps)

    def stop(self) -> None:
        self.steps.close()


def first_over(limit: int) -> str:
    for text in finishing("loop"):
        if len(text) > limit:
            return text
    return "none"


def main() -> None:
    for swallow in (True, False):
        chain = outer(swallow)
        print(next(chain), chain.send("x"), chain.send("y"))
        try:
            chain.send("z")
        except StopIteration as stop:
            print(repr(stop.value))
        chain = outer(swallow)
        next(chain)
        chain.close()
        print("closed", list(chain))
        chain = outer(swallow)
        next(chain)
        try:
            chain.throw(GeneratorExit)
        except GeneratorExit:
            print("exit came out")
        chain = outer(swallow)
        print(next(chain), chain.throw(ValueError("thrown")), chain.send("more"))
        try:
            chain.throw(KeyError)
        except KeyError as error:
            print(repr(error))
    for make in (stubborn, delegating):
        keeps = make()
        print(next(keeps))
        try:
            keeps.close()
        except RuntimeError as error:
            print(error, list(keeps))
    sending()
    leaving()


def sending() -> None:
    walker = optional()
    print(next(walker), walker.send(5), walker.send(None), next(walker), walker.send(90))
    print(list(walker))
    early = optional()
    try:
        early.send(3)
    except TypeError as type_error:
        print(type_error)
    asked = required()
    print(repr(next(asked)), asked.send("abc"), asked.send("def"))
    print(list(mapped()))
    fixed = mapped()
    print(next(fixed))
    try:
        fixed.send("list")
    except AttributeError as attribute_error:
        print(attribute_error, list(fixed))


def leaving() -> None:
    for kind in range(3):
        try:
            print(list(stops(kind)))
        except (RuntimeError, KeyError) as found:
            print(repr(found), repr(found.__cause__))
    print(list(Walker().steps))
    self_running = Walker()
    print(list(self_running.steps), first_over(3), first_over(9))
    for text in nested():
        print(text)
        break
    try:
        for text in nested():
            raise LookupError(text)
    except LookupError as lookup:
        print("after", lookup)
    for text in finishing("whole"):
        continue
    else:
        print("else")
    fresh = finishing("fresh")
    for text in fresh:
        break
    print("kept open", list(fresh))


main()
