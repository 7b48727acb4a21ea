"""Exception groups: `except*`, split, subgroup, derive, notes, and the frame of a traceback."""


def show(label: str, error: BaseException | None) -> None:
    print(label, repr(error))


def simple() -> None:
    try:
        raise ExceptionGroup("g", [ValueError("a"), TypeError("b")])
    except* ValueError as e:
        print("V", e.exceptions, e.message, e)
    except* TypeError as e:
        print("T", e.exceptions)
    else:
        print("else")
    finally:
        print("finally")


def naked(error: Exception) -> None:
    try:
        raise error
    except* (ValueError, KeyError) as group:
        print("caught", repr(group), type(group).__name__)
        for one in group.exceptions:
            print(repr(one))


def nothing() -> None:
    try:
        print("body")
    except* ValueError:
        print("never")
    else:
        print("else")


def splits() -> None:
    inner = ExceptionGroup("in", [ValueError("c"), OSError("d")])
    g = ExceptionGroup("g", [ValueError("a"), TypeError("b"), inner])
    g.add_note("a note")
    match, rest = g.split(ValueError)
    show("match", match)
    show("rest", rest)
    show("sub", g.subgroup((TypeError, OSError)))
    show("none", g.subgroup(KeyError))
    show("by function", g.subgroup(lambda e: isinstance(e, ValueError) and e.args == ("c",)))
    m, r = g.split(ExceptionGroup)
    show("m", m)
    show("r", r)
    if rest is not None:
        print(rest.__notes__)
    show("derived", g.derive([KeyError("k")]))
    print(isinstance(g, Exception), isinstance(g, BaseExceptionGroup))
    show("base", BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()]))
    show("base of exceptions", BaseExceptionGroup("b", [ValueError()]))
    try:
        ExceptionGroup("empty", [])
    except ValueError as e:
        print(e)


def again() -> None:
    try:
        try:
            raise ExceptionGroup("g", [ValueError("a"), TypeError("b"), OSError("c")])
        except* ValueError:
            raise
        except* TypeError as e:
            raise KeyError("new") from e
    except ExceptionGroup as e:
        print(repr(e))
        for one in e.exceptions:
            print(repr(one), repr(one.__cause__), repr(one.__context__))


def notes() -> None:
    error = ValueError("x")
    try:
        print(error.__notes__)
    except AttributeError as e:
        print(e)
    error.add_note("first")
    error.add_note("second\nline")
    print(error.__notes__)
    raise error


class Custom(ExceptionGroup[ValueError]):
    pass


def main() -> None:
    simple()
    naked(ValueError("v"))
    naked(KeyError("k"))
    try:
        naked(OSError("o"))
    except OSError as e:
        print("through", repr(e))
    nothing()
    splits()
    again()
    try:
        raise Custom("c", [ValueError(1)])
    except* ValueError as e:
        show("custom", e)
    try:
        notes()
    except ValueError as e:
        raise ExceptionGroup(
            "last", [e, ExceptionGroup("deep", [TypeError("t"), KeyError()])]
        ) from None


main()
