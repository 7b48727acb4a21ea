class Counter:
    def __init__(self) -> None:
        self.count: int = 0


counter = Counter()
counter.count = True
print(counter.count)
