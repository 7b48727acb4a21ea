"""Attributes that `__init_subclass__` gives to each class that is made below."""

from typing import ClassVar


class Plugin:
    registry: ClassVar[dict[str, type["Plugin"]]] = {}
    name: ClassVar[str] = "base"
    priority: int = 0

    def __init_subclass__(
        cls, /, name: str = "", priority: int | None = None, **kwargs: object
    ) -> None:
        super().__init_subclass__(**kwargs)
        if name:
            cls.name = name
        if priority is not None:
            cls.priority = priority
        Plugin.registry[cls.name] = cls

    def show(self) -> str:
        return f"{self.name} {self.priority} {type(self).name} {type(self).__name__}"


class A(Plugin, name="a", priority=3):
    pass


class B(Plugin):
    pass


class C(A):
    name = "see"


class D(A, priority=9):
    """With a docstring."""

    def __init__(self) -> None:
        self.x = 1


for cls in (A, B, C, D, Plugin):
    print(cls.name, cls.priority)
for made in (A(), B(), C(), D(), Plugin()):
    print(made.show(), made.name, made.priority)
print(sorted(Plugin.registry), Plugin.registry["a"] is D)
print([kind().show() for kind in Plugin.registry.values()])
print([kind.name for kind in Plugin.registry.values()])
