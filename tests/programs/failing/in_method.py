class Engine:
    def __init__(self, fuel: int) -> None:
        self.fuel = fuel

    def burn(self, amount: int) -> None:
        if amount > self.fuel:
            raise RuntimeError("out of fuel")
        self.fuel -= amount


class Car:
    def __init__(self) -> None:
        self.engine = Engine(10)

    def drive(self, distance: int) -> None:
        self.engine.burn(distance * 2)
        print("drove", distance, "left", self.engine.fuel)


def trip() -> None:
    car = Car()
    for distance in (1, 2, 3):
        car.drive(distance)


trip()
