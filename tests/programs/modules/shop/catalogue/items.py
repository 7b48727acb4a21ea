print("items initialised", __name__)


class Item:
    def __init__(self, name: str, cents: int) -> None:
        self.name = name
        self.cents = cents


def describe(item: Item) -> str:
    return f"{item.name}: {item.cents // 100}.{item.cents % 100:02}"
