"""Abstract classes. The compiler refuses to construct a class with abstract methods."""

from typing import TypeVar

_F = TypeVar("_F")

class ABCMeta(type): ...
class ABC(metaclass=ABCMeta): ...

def abstractmethod(funcobj: _F) -> _F: ...
