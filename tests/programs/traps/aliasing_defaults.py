"""Names for one object: class attributes, aliases, repeated rows."""


def collect(item: int, into: list[int] | None = None) -> list[int]:
    into = [] if into is None else into
    into.append(item)
    return into


class Config:
    limit = 10
    names: list[str] = []

    def __init__(self, name: str) -> None:
        self.names.append(name)


print(collect(1), collect(2), collect(3, []), collect(4))
first, second = Config("a"), Config("b")
print(first.names, first.names is second.names, first.limit)
first.limit = 20
print(first.limit, second.limit, Config.limit)
Config.limit = 30
print(first.limit, second.limit)
rows = [[0] * 2] * 2
rows[0][1] = 5
print(rows)
shared = [1, 2]
copy = shared[:]
same = shared
same += [3]
print(shared, copy, same is shared)
t = (1, [2])
t[1].append(3)
print(t)
