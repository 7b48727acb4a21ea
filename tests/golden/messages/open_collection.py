from collections.abc import Mapping, Sequence


def strings(values: dict[str, str]) -> int:
    return len(values)


def given(data: object) -> None:
    if isinstance(data, dict):
        strings(data)


def kept(data: object) -> None:
    if isinstance(data, dict):
        view: Mapping[str, int] = data
        print(view)


def perhaps(data: object) -> None:
    if isinstance(data, tuple):
        maybe: Sequence[int] | None = data
        print(maybe)


def items_kept(data: object) -> None:
    if isinstance(data, dict):
        items = data.items()
        print(items)


def written(data: object) -> None:
    if isinstance(data, dict):
        data["a"] = 1


def appended(data: object) -> None:
    if isinstance(data, list):
        data.append(1)


def ordered(data: object) -> None:
    if isinstance(data, tuple):
        print(data < data)


def one_of_two(data: object) -> None:
    if isinstance(data, (dict, set)):
        print(len(data))


for function in (given, kept, perhaps, items_kept, written, ordered, appended, one_of_two):
    function({"a": "b"})
