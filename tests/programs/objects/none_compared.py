"""None in containers is compared as CPython does: the item's own __eq__ is asked."""


class Odd:
    def __eq__(self, other: object) -> bool:
        print("asked", other)
        return True

    def __hash__(self) -> int:
        return 1


xs: list[Odd | None] = [Odd(), None]
print("count")
print(xs.count(None))
print("index")
print(xs.index(None))
print("in")
print(None in xs)
print("tuple")
print((Odd(), None).count(None))
ys: list[object] = [Odd(), None, 3]
print("obj")
print(ys.count(None))
print(None in ys)
print(ys.index(None))
xs.remove(None)
print(len(xs), Odd() == None, None == Odd())
