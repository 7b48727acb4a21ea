"""Virtual dispatch: selectors, and the methods that fill them.

A selector is a method name with one signature. A class fills the
slot if it descends from a root of the selector, or was converted to a root that is a
Protocol, ABC or `object`. Where a method's own representations differ from the
selector's, a thunk converts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mypy.nodes import ClassDef
from mypy.types import Instance, ProperType, TupleType

from naja.compiler.lower.kinds import is_abstract, is_named, is_object
from naja.compiler.lower.model import ClassLayout, Selector, Signature
from naja.compiler.lower.names import spell
from naja.compiler.lower.types import normal, rep_of, supertype

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


# What tuples of every kind are to code that knows none of their types.
ANY_TUPLE = "naja.runtime.tuple_unsafe.AnyTuple"

# What methods of `object` call of the object.
_CALLED = {"__str__": "__repr__", "__format__": "__str__", "__ne__": "__eq__"}


class Dispatch:
    def __init__(self, program: ProgramLowering) -> None:
        self.program = program
        self.selectors: dict[str, Selector] = {}
        self.live_classes: list[ClassLayout] = []
        self.live_boxes: list[tuple[str, ProperType]] = []
        self.converted: dict[ProperType, set[ProperType]] = {}
        self.views: dict[ProperType, set[ProperType]] = {}
        self.late: frozenset[str | None] = frozenset()  # slots to be filled another time
        self._inheriting: dict[str, set[ProperType]] = {}
        self._done: set[tuple[str, str]] = set()
        self._above: dict[Instance, list[ProperType]] = {}
        self._seen: dict[Instance, set[ProperType]] = {}

    def class_became_live(self, made: ClassLayout) -> None:
        self.live_classes.append(made)

    def box_became_live(self, link: str, type_: ProperType) -> None:
        self.live_boxes.append((link, type_))

    def note_conversion(self, source: ProperType, target: ProperType) -> None:
        """A value of class `source` is now also seen as the abstract `target`."""
        self.converted.setdefault(target, set()).add(source)

    def note_inherited(self, kind: ProperType, name: str) -> None:
        """Objects of this class have the method `name` of `object`, which calls another."""
        if name in _CALLED:
            self._inheriting.setdefault(_CALLED[name], set()).add(kind)

    def note_view(self, source: ProperType, target: ProperType) -> None:
        """An object of class `source` passes as the same class with other arguments."""
        if not isinstance(source, Instance) or not isinstance(target, Instance) or not target.args:
            return
        if target.type in source.type.mro and not is_abstract(target):
            self.views.setdefault(target, set()).add(supertype(source, target.type))

    def _views_of(self, type_: ProperType) -> set[ProperType]:
        """The classes whose objects pass as this one, itself included."""
        found = {type_}
        waiting = [type_]
        while waiting:
            new = self.views.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    def selector(
        self,
        root: Instance,
        name: str,
        signature: Signature,
        bindings: tuple[tuple[object, ProperType], ...] = (),
    ) -> Selector:
        """The slot for calling `name` on values of static type `root`."""
        marks = signature.marks or ("",) * len(signature.params)
        params = ",".join(
            _mark(mark) + spell(type_) for mark, type_ in zip(marks, signature.params, strict=True)
        )
        bound = f"[{','.join(spell(type_) for _, type_ in bindings)}]" if bindings else ""
        key = f"{name}{bound}({params}){spell(signature.result)}"
        found = self.selectors.get(key)
        if found is None:
            found = self.selectors[key] = Selector(key, name, signature, bindings)  # type: ignore[arg-type]
        if root not in found.roots:
            found.roots.append(root)
        return found

    def fill(self) -> bool:
        """Request methods for the slots of live classes; True if there was one to fill.

        A method that fills one slot may convert what it returns and so open another, even
        where every function it needs is there already: call until there is none.
        """
        known = len(self._done)
        self._seen.clear()  # what is converted from here on is for the next call
        for selector in list(self.selectors.values()):
            fills = self._filler(selector)
            for made in list(self.live_classes):
                if (selector.key, made.link) not in self._done and fills(made.instance):
                    self._fill(selector, made.link, made.instance, made.instance.type.defn)
            # Boxed values are seen as `object`; frames also as iterators and awaitables.
            all_boxes = any(is_object(root) for root in selector.roots)
            for link, type_ in list(self.live_boxes):
                if (selector.key, link) in self._done:
                    continue
                if all_boxes or fills(type_):
                    self._fill(selector, link, type_, None)
        return len(self._done) > known

    def _fill(
        self, selector: Selector, link: str, type_: ProperType, node: ClassDef | None
    ) -> None:
        from naja.compiler.lower.thunks import slot_method

        questions = self.program.questions
        questions.during = f"slot {selector.key} of {link}"
        if questions.during not in self.late:
            self._done.add((selector.key, link))
            with self.program.collecting(node):
                symbol = slot_method(self.program, selector, type_)
                if symbol is not None:
                    self.program.descriptors.made[link].methods[selector.key] = symbol
        questions.during = None

    def _filler(self, selector: Selector) -> Callable[[ProperType], bool]:
        """Tells whether objects of a class are called through the slot."""
        abstract = [root for root in selector.roots if is_abstract(root) or is_object(root)]
        concrete = [root for root in selector.roots if root not in abstract]
        plain = {root.type for root in concrete if not root.args}
        generic = [root for root in concrete if root.args]
        roots = plain.union(root.type for root in generic)
        seen = set[ProperType]().union(*map(self._seen_as, abstract))
        every_object = next((root for root in abstract if is_object(root)), None)
        any_tuple = any(is_named(root, ANY_TUPLE) for root in concrete)
        open_tuple = Instance(self.program.builtin("tuple").type, [])
        if open_tuple in seen:  # by an `object` that turned out to fit a Protocol
            any_tuple = True
        inheriting = self._inheriting.get(selector.name, set()) if every_object else set()

        def fills(instance: ProperType) -> bool:
            if isinstance(instance, TupleType):  # a fixed one, seen as a tuple of any length
                return any_tuple or instance in seen
            if not isinstance(instance, Instance):  # functions that were converted to a Protocol
                return instance in seen
            if every_object is not None and instance == every_object:  # what `object()` gives
                return True
            if instance in inheriting:
                return True
            bases = instance.type.mro
            if not roots.isdisjoint(bases) and (
                not plain.isdisjoint(bases)
                or any(
                    root.type in bases and supertype(instance, root.type) in self._views_of(root)
                    for root in generic
                )
            ):
                return True
            return bool(seen) and not seen.isdisjoint(self._supertypes(instance))

        return fills

    def _supertypes(self, instance: Instance) -> list[ProperType]:
        """The class itself and what it derives from, with and without type arguments."""
        found = self._above.get(instance)
        if found is None:
            bases = [supertype(instance, base) for base in instance.type.mro]
            open_ended = [Instance(base.type, []) for base in bases if base.args]
            found = self._above[instance] = [instance, *bases, *open_ended]
        return found

    def _seen_as(self, root: Instance) -> set[ProperType]:
        """Whose objects came to be seen as `root`, in one step or several."""
        found = self._seen.get(root)
        if found is not None:
            return found
        found = self._seen[root] = set()
        waiting = [root]
        while waiting:
            abstract = waiting.pop()
            for target, sources in self.converted.items():
                if target == abstract or _descends(target, abstract):
                    seen = {view for source in sources for view in self._views_of(source)}
                    new = seen - found
                    found |= new
                    waiting += [
                        source
                        for source in new
                        if isinstance(source, Instance) and is_abstract(source)
                    ]
        return found


def _mark(mark: str) -> str:
    return f"{mark}=" if mark and "*" not in mark else mark


def _descends(target: ProperType, root: Instance) -> bool:
    """The Protocol `target` extends the Protocol `root`."""
    if (
        not isinstance(target, Instance)
        or target.type is root.type
        or root.type not in target.type.mro
    ):
        return False
    return not root.args or supertype(target, root.type) == root


def spell_rep(type_: ProperType) -> str:
    return str(rep_of(normal(type_)))
