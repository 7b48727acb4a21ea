class Greeter:
    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0

    def greet(self) -> str:
        self.count += 1
        return f"Hello, {self.name} ({self.count})"


greeter = Greeter("World")
print(greeter.greet())
print(greeter.greet())
print(greeter.name, greeter.count)
