"""What cannot be hashed."""


class E:
    def __eq__(self, o: object) -> bool:
        return True


def h(x: object) -> None:
    try:
        hash(x)
        print("ok")
    except (TypeError, ValueError) as e:
        print(e)


h(bytearray())
h([])
h({})
h(set())
h({1: 2}.keys())
h({1: 2}.values())
h({1: 2}.items())
h(slice(1, 2))
h((1, [2]))
h(([2],))
h(E())
h(memoryview(b"a"))
h(memoryview(bytearray(b"a")))
h(range(3))
h(frozenset({1}))


def g() -> None:
    for k in range(8):
        try:
            if k == 0:
                print(hash(bytearray()))
            if k == 1:
                print(hash([1]))
            if k == 2:
                print(hash({1: 2}))
            if k == 3:
                print(hash({1}))
            if k == 4:
                print(hash((1, [2])))
            if k == 5:
                print(hash(slice(1, 2)))
            if k == 6:
                print(hash(E()))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


g()
try:
    hash(memoryview(bytearray(b"a")))
except ValueError as e:
    print(e)
