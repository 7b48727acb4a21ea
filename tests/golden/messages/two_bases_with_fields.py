class Named:
    def __init__(self) -> None:
        self.name = "n"


class Sized:
    def __init__(self) -> None:
        self.size = 1


class Box(Named, Sized):
    def __init__(self) -> None:
        Named.__init__(self)
        Sized.__init__(self)


print(Box().name)
