"""A default value is made once, when the function is defined."""


def collect(item: int, into: list[int] = []) -> list[int]:
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []), collect(4))


def announce(text: str) -> str:
    print("made", text)
    return text


def greet(name: str, greeting: str = announce("hello")) -> str:
    return f"{greeting} {name}"


print("defined")
print(greet("you"), greet("all"), greet("me", "bye"))


class Config:
    def __init__(self, names: dict[str, int] = {}) -> None:
        names["n"] = names.get("n", 0) + 1
        self.names = names


print(Config().names, Config().names, Config({"n": 5}).names)
