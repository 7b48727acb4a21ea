"""A method overridden with a narrower result, called through the base class."""


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name


class Dog(Animal):
    def bark(self) -> str:
        return f"{self.name} barks"


class Shelter:
    def adopt(self) -> Animal:
        return Animal("some animal")

    def age(self) -> int | None:
        return None

    def accepts(self, animal: Dog) -> bool:
        return True


class Kennel(Shelter):
    def adopt(self) -> Dog:
        return Dog("rex")

    def age(self) -> int:
        return 7

    def accepts(self, animal: Animal) -> bool:
        return animal.name != "cat"


shelters: list[Shelter] = [Shelter(), Kennel()]
for shelter in shelters:
    animal = shelter.adopt()
    print(animal.name, isinstance(animal, Dog), shelter.age(), shelter.accepts(Dog("cat")))
print(Kennel().adopt().bark(), Kennel().age() + 1, Kennel().accepts(Animal("cat")))
