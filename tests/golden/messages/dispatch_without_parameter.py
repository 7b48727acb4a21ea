from functools import singledispatch


@singledispatch
def show(value: object) -> str:
    return "any"


@show.register
def none() -> str:
    return "none"


print(show(1))
