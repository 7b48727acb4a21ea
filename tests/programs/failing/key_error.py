class Store:
    def __init__(self) -> None:
        self.items: dict[str, int] = {"a": 1}

    def get(self, key: str) -> int:
        return self.items[key]


store = Store()
print(store.get("a"))
print(store.get("b"))
