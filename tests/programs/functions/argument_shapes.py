def f(*args: int, **kwargs: str) -> str:
    return str(args) + str(kwargs)


print(f(1, 2, a="x", b="y"))
d = {"q": "r"}
print(f(*[1, 2], **d))
print(f(0, *[1, 2], *(3, 4), z="1", **d))


def p(a: int, b: int, c: int = 5) -> int:
    return a * 100 + b * 10 + c


t = (1, 2)
print(p(*t), p(*t, 7), p(1, *(2, 3)))
kw = {"a": 1, "b": 2}
print(p(**kw))


def po(a: int, /, b: int, *, c: int = 3) -> int:
    return a + b + c


print(po(1, b=2), po(1, 2, c=9))
pairs = [(1, "a"), (2, "b")]
for x, y in zip(*pairs):
    print(x, y)


def spread(a: int, b: int = 7, *rest: int, key: int = 1) -> str:
    return f"{a} {b} {rest} {key}"


def pair(a: int, b: int) -> int:
    return a * 10 + b


def attempt(values: list[int], options: dict[str, int]) -> None:
    try:
        print(spread(*values, **options))
    except TypeError as error:
        print("spread:", error)
    try:
        print(pair(*values, **options))
    except TypeError as error:
        print("pair:", error)


for values in ([], [1], [1, 2], [1, 2, 3, 4]):
    for options in ({}, {"b": 5}, {"key": 3}, {"a": 1, "b": 2}, {"zz": 1}):
        attempt(values, options)


class Box:
    def put(self, *items: int, **names: str) -> str:
        return f"{items} {names}"

    def take(self, first: int, second: int = 2) -> int:
        return first - second


class Crate(Box):
    def put(self, *items: int, **names: str) -> str:
        return "crate " + super().put(*items, **names)


for box in (Box(), Crate()):
    print(box.put(), box.put(1, 2), box.put(1, *[5, 6], x="y"), box.put(*range(3)))
    print(box.take(*[9]), box.take(*(9, 1)), box.take(second=1, first=4))


def forward(*args: int, **kwargs: int) -> str:
    return spread(*args, **kwargs) + "|" + str(sorted(kwargs.items()))


print(forward(1, 2, 3), forward(1, b=4, key=2))


def own(**options: int) -> dict[str, int]:
    options["more"] = len(options)
    return options


given = {"x": 1}
print(own(**given), given)
