class Box:
    def __init__(self) -> None:
        self.size = 1


box = Box()
name = "size"
setattr(box, name, 2)
print(getattr(box, name))
print(hasattr(box, name))
delattr(box, "size")
