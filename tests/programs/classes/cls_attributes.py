class Counter:
    made = 0
    names: list[str] = []

    def __init__(self) -> None:
        self.note()

    @classmethod
    def note(cls) -> None:
        cls.made += 1
        cls.names.append(cls.__name__)

    @classmethod
    def reset(cls) -> None:
        cls.made = 0


class Sub(Counter):
    made = 10


Counter()
Counter()
Sub()
print(Counter.made, Sub.made, Counter.names, Counter().made, Sub().made)
Sub.reset()
print(Counter.made, Sub.made)
