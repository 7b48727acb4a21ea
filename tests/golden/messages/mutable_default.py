def collect(item: int, into: list[int] = []) -> list[int]:
    into.append(item)
    return into


print(collect(1), collect(2))
