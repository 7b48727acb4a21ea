class Guard:
    def __enter__(self) -> None:
        print("enter")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        print("exit", error)


def work() -> None:
    with Guard():
        try:
            raise TypeError("escapes")
        finally:
            print("finally")


work()
