"""`__context__` where errors come out of calls while others are handled."""


def chain(error: BaseException | None) -> str:
    return "" if error is None else f"{error!r} <- {chain(error.__context__)}"


def inner(kind: str) -> None:
    try:
        raise KeyError("inner")
    except KeyError:
        if kind == "plain":
            raise ValueError("new")
        if kind == "from":
            raise ValueError("new") from OSError("cause")
        if kind == "again":
            raise
        if kind == "division":
            print(1 // 0)


def cleanup(kind: str) -> None:
    try:
        inner(kind)
    finally:
        try:
            raise LookupError("in finally")
        except LookupError as error:
            print("finally:", repr(error))


def same(saved: BaseException) -> None:
    raise saved


def main() -> None:
    for kind in ("plain", "from", "again", "division"):
        for function in (inner, cleanup):
            try:
                try:
                    raise TypeError("outer")
                except TypeError:
                    function(kind)
            except Exception as error:
                print(kind, chain(error), repr(error.__cause__))
    try:
        try:
            raise TypeError("first")
        except TypeError as error:
            try:
                raise ValueError("second")
            except ValueError:
                same(error)
    except TypeError as error:
        print(chain(error))
    for _ in range(2):
        try:
            try:
                inner("plain")
            except ValueError as error:
                raise RuntimeError("last") from error
        except RuntimeError as error:
            print(chain(error))


main()
