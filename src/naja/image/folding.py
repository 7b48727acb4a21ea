"""One copy of identical code.

Generics are compiled once for each type, and for many types to the same instructions.
Code sections that are equal, and whose references mean equal things, become one; so do
constants that the compiler marked as mergeable (SHF_MERGE). Nobody compares addresses of
code: a function as a value is an object, with a place of its own.

Equality is a partition that is refined until it is stable: first by contents, then,
again and again, by the classes that references lead to.
"""

from collections import Counter
from collections.abc import Hashable, Iterable

from naja.image import elf
from naja.image.objects import Relocation, Section
from naja.image.resolve import Resolution


def fold(sections: Iterable[Section], resolution: Resolution) -> dict[Section, Section]:
    """From each section that can go to the equal one that stays, in order of appearance."""
    candidates = [section for section in sections if _may_fold(section)]
    classes = _shared({section: _contents(section) for section in candidates})
    before = (-1, -1)
    while before != (len(classes), len(set(classes.values()))):
        before = (len(classes), len(set(classes.values())))
        classes = _shared(
            {
                section: (
                    number,
                    *(_meaning(section, r, resolution, classes) for r in section.relocations),
                )
                for section, number in classes.items()
            }
        )
    first: dict[int, Section] = {}
    folded: dict[Section, Section] = {}
    for section, number in classes.items():
        kept = first.setdefault(number, section)
        if kept is not section:
            folded[section] = kept
    return folded


def _may_fold(section: Section) -> bool:
    if section.flags & elf.SHF_WRITE or not section.data:
        return False
    return bool(section.flags & (elf.SHF_EXECINSTR | elf.SHF_MERGE))


def _contents(section: Section) -> Hashable:
    places = tuple((r.offset, r.kind, r.addend) for r in section.relocations)
    return section.flags, section.align, section.data, places


def _shared(keys: dict[Section, Hashable]) -> dict[Section, int]:
    """Classes of sections with equal keys, as numbers; who is alone in his is left out."""
    often = Counter(keys.values())
    numbers: dict[Hashable, int] = {}
    return {
        section: numbers.setdefault(key, len(numbers))
        for section, key in keys.items()
        if often[key] > 1
    }


def _meaning(
    section: Section, relocation: Relocation, resolution: Resolution, classes: dict[Section, int]
) -> Hashable:
    """What a reference leads to, equal for equal things."""
    symbol = resolution.objects[section.origin].symbols[relocation.symbol]
    target = resolution.target(symbol)
    if target is None:
        return "name", symbol.name
    if target.section is None:
        return "absolute", target.value
    if not resolution.contains(target.section):
        return "absent"
    if target.section in classes:
        return "class", classes[target.section], target.value
    return "section", id(target.section), target.value
