"""In which order the classes of `singledispatch` are asked: CPython's, by the classes' MROs."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import Instance

from naja.compiler.lower.class_tests import subclass_test
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.types import Unsupported

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


@dataclass(eq=False)
class Registered:
    """A class, the function for its objects, and the flag that says that it is registered."""

    kind: Instance
    function: FuncDef
    flag: str


def in_order(program: ProgramLowering, registered: list[Registered]) -> list[Registered]:
    """Each class before those that CPython asks later. Errors: Unsupported if classes of the
    program disagree, or if CPython could not tell either.
    """
    before = _pairs(program, [item.kind.type for item in registered])
    rest, result = list(registered), list[Registered]()
    while rest:
        first = [
            item
            for item in rest
            if not any((other.kind.type, item.kind.type) in before for other in rest)
        ]
        if not first:
            names = " and ".join(sorted({item.kind.type.name for item in rest}))
            raise Unsupported(
                f"in which order the functions for {names} come is not the same for all classes "
                "of the program; register one of them",
                "dispatch",
            )
        result.append(first[0])
        rest.remove(first[0])
    return result


def _pairs(program: ProgramLowering, kinds: list[TypeInfo]) -> set[tuple[TypeInfo, TypeInfo]]:
    """Those of which some object is both, and of which the first one is the one that counts."""
    tests = {kind: subclass_test(program, kind) for kind in kinds}
    finals = [info for info in program.classes.every() if not is_abstract(Instance(info, []))]
    below = {kind: [info for info in finals if test(info)] for kind, test in tests.items()}

    def is_before(first: TypeInfo, second: TypeInfo) -> bool:
        if tests[second](first):
            return True
        if tests[first](second):
            return False
        others = set(below[second])
        both = [info for info in below[first] if info in others]
        return any(_precedes(info, first, second, tests) for info in both)

    return {pair for pair in itertools.permutations(kinds, 2) if is_before(*pair)}


def _precedes(
    info: TypeInfo,
    first: TypeInfo,
    second: TypeInfo,
    tests: dict[TypeInfo, Callable[[TypeInfo], bool]],
) -> bool:
    """In the order of `info`, in which an ABC stands behind the last class that fulfils it."""
    places = []
    for kind in (first, second):
        if kind in info.mro:
            places.append((info.mro.index(kind), 0))
        else:
            last = [at for at, base in enumerate(info.mro) if tests[kind](base)][-1]
            places.append((last, 1))
    if places[0] == places[1]:
        raise Unsupported(
            f"{info.name} is a {first.name} and a {second.name}, and which function is meant "
            "CPython cannot tell either; register the class itself",
            "dispatch",
        )
    return places[0] < places[1]
