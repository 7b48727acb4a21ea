"""Numbers that are handed to parameters of a wider type: `area(3)` for `def area(x: float)`.

The function is compiled for the narrower number and keeps it exact. Where it cannot, because it
puts the number where only the wider one can be, it is the call that has to be changed: that is
where the refusal is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naja.compiler.lower.function import FunctionLowering, Located
from naja.compiler.lower.model import Instantiation
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.types import Unsupported


def note_promotion(f: FunctionLowering, key: Instantiation) -> None:
    """The instance is first asked for by the call that is lowered now, or by its own caller's."""
    promoted = f.program.promoted
    outer = promoted.get(f.instance) if f.instance is not None else None
    here = (f.program.files[f.module].path, f.line, f.column)
    promoted.setdefault(key, outer or here)


@contextmanager
def shown_at_call(program: ProgramLowering, key: Instantiation) -> Iterator[None]:
    """What is refused of such a number inside the function is told of the call."""
    place = program.promoted.get(key)
    try:
        yield
    except (Unsupported, Located) as error:
        problem = error.problem if isinstance(error, Located) else error
        if place is None or problem.code != "promotion":
            raise
        inside = f"{Path(error.file).name}:{error.line}" if isinstance(error, Located) else ""
        if not inside or program.is_library(program.home_of(key.node)):
            inside = key.node.name or "the function" if hasattr(key.node, "name") else "the lambda"
        words = f"{problem.message} ({inside} keeps it)"
        raise Located(*place, Unsupported(words, problem.code)) from None
