"""`and`, `or` and the conditional keep the object as it is, a bool or an int."""


def main() -> None:
    for flag in (True, False):
        for n in (0, 3):
            print(
                flag and n,
                flag or n,
                n or flag,
                n and flag,
                1 if flag else False,
                1.5 if flag else 2,
                n and 2.5,
            )
            x = 1.5 if flag else 2
            if isinstance(x, float):
                print(x)
            print(x + 1)
            y = flag or n
            print(y + 1, y == 1, y is True)


main()
