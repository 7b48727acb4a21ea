"""How a function was called (see naja.compiler.lower.call_forms), for those who look at it."""


def moved_form(form: int, moved: int, more: int) -> int:
    """The form with each place moved, and that of more named arguments behind it."""
    result, shift = 0, 0
    while form != 0:
        result |= ((form & 15) + moved) << shift
        form >>= 4
        shift += 4
    return result | more << shift


def by_name(form: int, place: int) -> bool:
    """Whether the argument of a parameter came by its name."""
    while form != 0:
        if form & 15 == place + 1:
            return True
        form >>= 4
    return False


def in_order(
    form: int, first: int, names: tuple[str, ...], given: dict[str, object]
) -> dict[str, object]:
    """The named arguments in the order of the call; `first` is the place of the first name."""
    result: dict[str, object] = {}
    while form != 0:
        at = (form & 15) - 1 - first
        if 0 <= at < len(names) and names[at] in given:
            result[names[at]] = given[names[at]]
        form >>= 4
    return result
