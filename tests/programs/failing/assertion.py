def check(values: list[int]) -> None:
    for value in values:
        assert value > 0, f"{value} is not positive"


check([1, 2])
print("first is fine")
check([3, -4])
