"""What lowering asks about all classes of a program, and whether the answers still hold.

Functions of the library may be lowered before the program is read (`ahead.py`). What was
answered meanwhile rests on the library alone; a class of the program may answer otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Question:
    """How to ask it again, what was answered, and while what was lowered (None: no function)."""

    ask: Callable[[], object]
    answer: object
    during: set[str | None]


class Questions:
    """The questions that were asked, if they are kept. `during`: what is being lowered."""

    def __init__(self, kept: bool) -> None:
        self.kept = kept
        self.during: str | None = None
        self._asked: dict[tuple[object, ...], _Question] = {}

    def note(self, key: tuple[object, ...], ask: Callable[[], object], answer: object) -> None:
        """`ask` was answered so; a list may grow afterwards."""
        kept = list(answer) if isinstance(answer, list) else answer
        self._asked.setdefault(key, _Question(ask, kept, set())).during.add(self.during)

    def changed(self) -> set[str | None]:
        """What was lowered with answers that are others now; no more questions are kept."""
        self.kept = False
        return {
            name
            for question in self._asked.values()
            if question.ask() != question.answer
            for name in question.during
        }


class Asked(Protocol):
    """What has questions asked of it."""

    @property
    def questions(self) -> Questions: ...


S = TypeVar("S", bound=Asked)


def of_all_classes(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """A method whose answer depends on every class, or every line, of the program."""

    @wraps(method)
    def ask(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        answer = method(self, *args, **kwargs)
        if self.questions.kept:
            key = (method, self, args)
            self.questions.note(key, lambda: method(self, *args, **kwargs), answer)
        return answer

    return ask
