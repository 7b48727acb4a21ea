from typing import Any


def show(value: Any) -> None:
    print(value + 1)


show(1)
