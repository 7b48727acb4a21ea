"""Single inheritance: overriding, super, virtual calls, isinstance."""


class Shape:
    kind = "shape"

    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> float:
        raise NotImplementedError

    def describe(self) -> str:
        return f"{self.kind} {self.name} of area {self.area():.2f}"


class Rectangle(Shape):
    kind = "rectangle"

    def __init__(self, name: str, width: float, height: float) -> None:
        super().__init__(name)
        self.width = width
        self.height = height

    def area(self) -> float:
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, name: str, side: float) -> None:
        super().__init__(name, side, side)

    def describe(self) -> str:
        return "square: " + super().describe()


class Circle(Shape):
    kind = "circle"

    def __init__(self, radius: float) -> None:
        Shape.__init__(self, "round")
        self.radius = radius

    def area(self) -> float:
        return 3.14159 * self.radius * self.radius


class Marker(Shape):
    pass


shapes: list[Shape] = [Rectangle("r", 2.0, 3.0), Square("s", 2.0), Circle(1.0)]
for shape in shapes:
    print(shape.describe())
print(sum(shape.area() for shape in shapes))
for shape in shapes:
    print(isinstance(shape, Rectangle), isinstance(shape, (Square, Circle)), type(shape).__name__)
biggest = max(shapes, key=lambda s: s.area())
print(biggest.name)
try:
    Marker("dot").describe()
except NotImplementedError as error:
    print("not implemented", repr(error))
for shape in shapes:
    if isinstance(shape, Square):
        print("square side", shape.width)
    elif isinstance(shape, Rectangle):
        print("rectangle", shape.width, shape.height)
    elif isinstance(shape, Circle):
        print("circle", shape.radius)
print(issubclass(Square, Shape), issubclass(Circle, Rectangle), Square.kind, Marker.kind)


class Base:
    def __init__(self) -> None:
        print("base init")
        self.setup()

    def setup(self) -> None:
        print("base setup")

    def __str__(self) -> str:
        return "Base!"


class Derived(Base):
    def setup(self) -> None:
        super().setup()
        print("derived setup")


print(Derived())
