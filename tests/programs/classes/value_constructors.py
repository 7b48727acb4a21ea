"""__new__ of builtin values, negative lengths, shallow copies."""

import copy

s = copy.copy(slice(1, 2, 3))
print(s)
print(
    copy.copy(range(3)),
    copy.copy(b"a"),
    copy.copy(3),
    copy.copy(None),
    copy.copy("s"),
    copy.copy((1, 2)),
)


class N:
    def __len__(self) -> int:
        return -1


class M:
    def __bool__(self) -> bool:
        return 2 > 1


for f in range(3):
    try:
        if f == 0:
            print(bool(N()))
        if f == 1:
            print(len(N()))
        if f == 2:
            if N():
                print("y")
    except ValueError as e:
        print(e)
print(bool.__new__(bool, 3), int.__new__(int, 4), float.__new__(float, "2.5"), str.__new__(str, 5))
print(bool.__new__(bool))
o = object.__hash__("a")
print(b"%d" % 3)
print(b"%s-%d-%x" % (b"a", 3, 255))
