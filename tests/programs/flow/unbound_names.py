"""Names without a value: UnboundLocalError, and `del`."""


def maybe(flag: bool) -> int:
    if flag:
        value = 1
    return value


def deleted() -> int:
    value = 5
    del value
    try:
        return value
    except UnboundLocalError as error:
        print(error)
        return -1


print(maybe(True))
try:
    maybe(False)
except UnboundLocalError as error:
    print(error)
print(deleted())
try:
    raise ValueError("gone after the block")
except ValueError as error:
    kept = error
print(kept)


def after_handler() -> None:
    try:
        raise ValueError("first")
    except ValueError as error:
        print(error)
    try:
        error
        print("not here")
    except UnboundLocalError as lost:
        print(lost)
    try:
        print(error)  # type: ignore[misc]
    except UnboundLocalError as lost:
        print(lost)


after_handler()
try:
    print(error)  # type: ignore[misc]
except NameError as lost:
    print(lost)
