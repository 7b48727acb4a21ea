"""The adapted program as a tree from which statements are taken out, each for a reason."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from conformance.adapter import Adapted, Test
from conformance.annotate import annotation
from conformance.guest_case import PROLOGUE
from conformance.places import blocks, first_line, heads, innermost, loads, stores_by_top
from conformance.wide import REASON, is_wide

# What the type checker tells before a test of it could run, and the codes of its messages.
WRONG = ("TypeError", "AttributeError")
CODE = re.compile(
    r"\[(call-arg|arg-type|call-overload|operator|index|attr-defined|list-item|type-var|misc|"
    r"abstract|dict-item|return-value|str-format|union-attr|override|has-type)\]$"
)
EMPTY = {
    "{": "dict[str, int]", "dict": "dict[str, int]", "set": "set[int]",
    "frozenset": "frozenset[int]", "deque": "deque[int]",
}  # fmt: skip
DEPENDS = "needs what was left out"


@dataclass
class Place:
    """Where a statement stands: in `block` of `owner` (None: the module)."""

    block: list[ast.stmt]
    owner: ast.stmt | None
    field: str
    top: ast.stmt


@dataclass
class Fate:
    """What became of a test: its checks then and now, and why some went."""

    checks: int
    kept: int = 0
    told_when_compiled: int = 0
    reasons: list[str] = field(default_factory=list)


class Program:
    """The program of a module. `fates` tells of each test by its function."""

    def __init__(self, adapted: Adapted) -> None:
        self.tests = list(adapted.tests)
        self.imports = [ast.parse(text).body[0] for text in sorted(set(adapted.imports.values()))]
        self.items = [item for items in adapted.items.values() for item in items]
        self.body: list[ast.stmt] = []
        self.fates = {test.function: Fate(checks_in(test.tree)) for test in self.tests}
        self.locals = {test.function: test.locals for test in self.tests}
        self.of_top: dict[int, str] = {id(test.tree): test.function for test in self.tests}
        self.body = [*self.imports, *self.items, *(test.tree for test in self.tests)]
        self._places: dict[int, Place] = {}
        self._lines: dict[int, ast.stmt] = {}
        self.text = ""
        self.render()
        self._leave_out_wide()

    def _leave_out_wide(self) -> None:
        """Take out the statements with constants that an image cannot hold."""
        before = stores_by_top(self.body)
        found = [
            node
            for top in self.body
            for node in innermost(top)
            if any(is_wide(part) for part in heads(node))
        ]
        for node in found:
            self._take(node, REASON)
        self._take_dependents(before)
        self.render()

    # -- text and places ------------------------------------------------------------------

    def render(self) -> None:
        """Make the text, and find each line's statement."""
        rows = ",\n    ".join(
            f"({test.name!r}, {test.function})" for test in self.tests if self.alive(test)
        )
        table = f"_TESTS: list[tuple[str, Callable[[], None]]] = [\n    {rows}\n]\n_main()\n"
        unparsed = ast.unparse(ast.Module(self.body, []))  # it writes lone surrogates as they are
        middle = unparsed.encode("utf-8", "backslashreplace").decode("utf-8")
        self.text = f"{PROLOGUE}{middle}\n\n\n{table}"
        offset = PROLOGUE.count("\n")
        self._places.clear()
        self._lines.clear()
        self._note(self.body, ast.parse(middle).body, None, "body", None, offset)

    def _note(
        self, mine: list[ast.stmt], parsed: list[ast.stmt], owner: ast.stmt | None,
        field: str, top: ast.stmt | None, offset: int,
    ) -> None:  # fmt: skip
        for node, twin in zip(mine, parsed, strict=True):
            whole = top or node
            self._places[id(node)] = Place(mine, owner, field, whole)
            for line in range(first_line(twin), (twin.end_lineno or twin.lineno) + 1):
                self._lines[line + offset] = node
            for (name, block), (_, inner) in zip(blocks(node), blocks(twin), strict=True):
                self._note(block, inner, node, name, whole, offset)

    def alive(self, test: Test) -> bool:
        return any(item is test.tree for item in self.body)

    def owner_of(self, line: int) -> str | None:
        """The test function that a line belongs to."""
        node = self._lines.get(line)
        return self.of_top.get(id(self._places[id(node)].top)) if node is not None else None

    # -- taking out -------------------------------------------------------------------------

    def prune(self, problems: list[tuple[int, str]]) -> int:
        """Take out the statements of these lines, and what needs them; how many there were."""
        before = stores_by_top(self.body)
        found = {
            id(self._lines[line]): (self._lines[line], reason)
            for line, reason in reversed(problems)
            if line in self._lines
        }
        for node, reason in found.values():
            if "Need type annotation" not in reason or not self._annotate(node):
                self._take(node, reason)
        self._take_dependents(before)
        self.render()
        return len(found)

    def _annotate(self, node: ast.stmt) -> bool:
        """Say what an empty container holds: what it was seen to hold, or else anything."""
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                place = self._places[id(node)]
                seen = self.locals.get(self.of_top.get(id(place.top), ""), {})
                text = seen.get(re.sub(r"_\d+$", "", name)) or guess(value)
                at = next(n for n, item in enumerate(place.block) if item is node)
                made = ast.AnnAssign(ast.Name(name, ast.Store()), annotation(text), value, 1)
                place.block[at] = ast.fix_missing_locations(made)
                self._places[id(made)] = place
                return True
        return False

    def drop(self, function: str, reason: str) -> None:
        """Take out a whole test."""
        for test in self.tests:
            if test.function == function:
                self.fates[function].reasons.append(reason)
                self.body = [item for item in self.body if item is not test.tree]
        self.render()

    def _take(self, node: ast.stmt, reason: str) -> None:
        """Take a statement out, and the compound one that would be empty then."""
        place = self._places[id(node)]
        at = next((n for n, item in enumerate(place.block) if item is node), None)
        if at is None:
            return
        if place.owner is not None and len(place.block) == 1 and goes_with(place):
            self._take(place.owner, reason)
            return
        fate = self.fates.get(self.of_top.get(id(place.top), ""))
        if fate is not None and wrong_on_purpose(node) and CODE.search(reason):
            fate.told_when_compiled += 1
        elif fate is not None:
            fate.reasons.append(reason)
        del place.block[at]
        if not place.block and place.owner is not None:
            bare_try = isinstance(place.owner, ast.Try) and not place.owner.handlers
            if place.field not in ("orelse", "finalbody") or bare_try:
                place.block.append(ast.Pass())

    def _take_dependents(self, before: dict[int, set[str]]) -> None:
        """Take out what names variables that nothing gives a value any more."""
        while True:
            after = stores_by_top(self.body)
            module_lost = before[0] - after[0]
            gone: list[ast.stmt] = []
            for top in self.body:
                lost = before.get(id(top), set()) - after.get(id(top), set())
                lost |= module_lost - after.get(id(top), set())
                if lost:
                    gone += [node for node in innermost(top) if loads(node) & lost]
            if not gone:
                return
            before = after
            for node in gone:
                self._take(node, DEPENDS)

    def text_of(self, functions: set[str]) -> str:
        """The program with these tests only."""
        kept = self.body
        self.body = [item for item in kept if self.of_top.get(id(item), "") in functions | {""}]
        self.render()
        text = self.text
        self.body = kept
        self.render()
        return text

    def count_kept(self) -> None:
        for test in self.tests:
            self.fates[test.function].kept = checks_in(test.tree) if self.alive(test) else 0


def goes_with(place: Place) -> bool:
    """Whether the compound statement makes no sense without this block."""
    owner = place.owner
    if isinstance(owner, ast.Try):
        return place.field == "body"
    if isinstance(owner, ast.For | ast.While | ast.With):
        return place.field == "body"
    return isinstance(owner, ast.If) and place.field == "body" and not owner.orelse


def wrong_on_purpose(node: ast.stmt) -> bool:
    """Whether a test wants a TypeError here."""
    match node:
        case ast.Try(handlers=[ast.ExceptHandler(type=ast.Name(id=kind))]):
            return kind in WRONG
    return False


def guess(value: ast.expr) -> str:
    """The type of an empty container of which nothing else is known."""
    text = ast.unparse(value)
    for start, kind in EMPTY.items():
        if text.startswith(start):
            return kind
    return "list[int]"


def checks_in(node: ast.AST) -> int:
    """How many checks a test makes; at least one if it does anything."""
    names = [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    count = names.count("_check") + names.count("_missing")
    only_pass = all(isinstance(item, ast.Pass) for item in getattr(node, "body", []))
    return count or int(not only_pass)
