"""Dataclasses: the `__init__` that mypy only declares."""

from __future__ import annotations

from mypy.types import Instance

from naja.compiler.lower.calls import Actual
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed


def initialise_dataclass(
    f: FunctionLowering, target: Typed, instance: Instance, actuals: list[Actual]
) -> bool:
    """Store the arguments into the fields; False if the class has its own `__init__`."""
    from naja.compiler.lower.types import Unsupported

    del f, target, actuals
    raise Unsupported(
        f"dataclasses are not supported yet; give {instance.type.name} an __init__", "dataclass"
    )
