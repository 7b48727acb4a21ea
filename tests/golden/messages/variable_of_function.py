def count(names: list[str]) -> int:
    class Counter:
        def total(self) -> int:
            return len(names)

    return Counter().total()


print(count(["a"]))
