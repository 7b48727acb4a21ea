class Greeter:
    def greet(self) -> str:
        return "hello"


Greeter.greet = lambda self: "patched"  # type: ignore[method-assign]
print(Greeter().greet())
