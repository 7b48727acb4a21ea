"""`__context__` and `__cause__` set by hand, rings of them too; guards that never hold."""

from __future__ import annotations

import traceback


class A(Exception):
    pass


class B(Exception):
    pass


def cycle() -> None:
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


def longer() -> None:
    a, b, c = A("a"), B("b"), A("c")
    a.__context__, b.__context__, c.__context__ = b, c, a
    try:
        raise a
    except A:
        try:
            cycle()
        except TypeError as error:
            print(repr(error), repr(error.__context__))
            raise KeyError("k")


def chain(error: BaseException) -> None:
    link: BaseException | None = error
    for _ in range(6):
        print(repr(link), end=" ")
        link = link.__context__ if link is not None else None
    print()


for action in (cycle, longer):
    try:
        action()
    except Exception as caught:
        chain(caught)
        print(len(traceback.format_exception(caught)))

e = Exception()
print(e.__context__, e.__cause__, e.__suppress_context__)
e.__context__ = NameError()
e.__cause__ = None
print(repr(e.__context__), e.__cause__, e.__suppress_context__)
e.__suppress_context__ = False
print(e.__suppress_context__)
e.__cause__ = A("why")
print(repr(e.__cause__), e.__suppress_context__)


def guards() -> None:
    x = 0
    y = None
    match x:
        case 0 if x:
            y = 1
    print(x, y)
    match x:
        case 0 as z if w := 0:
            y = 0
    print(w, x, y, z)
    match x:
        case 0 if False:
            found = False
        case 0 if True:
            found = True
    print(found)
    match x:
        case 0 if False:
            number = 0
        case 0:
            number = 1
    print(number)


guards()
