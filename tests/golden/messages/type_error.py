def double(n: int) -> int:
    return n * 2


print(double("two"))
text: str = double(2)
print(text.no_such_method())
