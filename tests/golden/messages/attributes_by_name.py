class Box:
    def __init__(self) -> None:
        self.size = 1


box = Box()
setattr(box, "size", 2)
print(getattr(box, "size"))
delattr(box, "size")
