import traceback


def f() -> None:
    raise ValueError("x")


try:
    f()
except ValueError as e:
    tb = e.__traceback__
    print(tb is None)
    if tb is not None:
        print(tb.tb_lineno)
        print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_filename[-5:])
        n = tb.tb_next
        print(n is not None and n.tb_lineno)
    traceback.print_exception(type(e), e, e.__traceback__)
    print("".join(traceback.format_exception(type(e), e, e.__traceback__)))
    print("".join(traceback.format_tb(e.__traceback__)))


def g(n: int) -> None:
    if n:
        g(n - 1)
    else:
        f()


try:
    g(5)
except ValueError as e:
    print(
        len(traceback.extract_tb(e.__traceback__)),
        traceback.extract_tb(e.__traceback__)[-1].lineno,
        traceback.extract_tb(e.__traceback__)[0].line,
    )
    print("".join(traceback.format_exception(type(e), e, None)))
    print("".join(traceback.format_tb(e.__traceback__, 2)))
    saved = e
    try:
        raise KeyError("k").with_traceback(e.__traceback__)
    except KeyError as k:
        print([s.lineno for s in traceback.extract_tb(k.__traceback__)])
    e.__traceback__ = None
    print(e.__traceback__)


class M:
    def __enter__(self) -> "M":
        return self

    def __exit__(self, t: type[BaseException] | None, v: BaseException | None, tb: object) -> bool:
        print(t, v, tb is None)
        return True


with M():
    f()
with M():
    pass
err = ValueError("never")
print(err.__traceback__)
