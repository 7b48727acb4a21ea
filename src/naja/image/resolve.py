"""Which definition a name means, and which sections the image needs.

One strong definition beats weak ones (`linkonce_odr` instances); among weak ones the
first wins. Of COMDAT groups with one signature the first is kept. A section is needed
when a root or a needed section refers to it. A *weak undefined* reference does not make
its target needed: it is the address if something else needs it, and 0 if nothing does.
That is how a table may name optional parts.
"""

from collections.abc import Iterable

from naja.image import elf
from naja.image.errors import LinkError
from naja.image.objects import ObjectFile, Relocation, Section, Symbol


class Resolution:
    """Names and reachability of one link.

    `defs` are absolute symbols given by the caller; `late` are names the linker will
    define after layout. Errors: LinkError for duplicate and undefined names.
    """

    def __init__(
        self, objects: list[ObjectFile], defs: dict[str, int], late: frozenset[str]
    ) -> None:
        self.objects = objects
        self.late = late
        self.absolute = dict(defs)
        self.dropped: set[Section] = set()
        self.globals: dict[str, Symbol] = {}
        self.needed: list[Section] = []
        self._seen: set[Section] = set()
        self._undefined: dict[str, str] = {}
        self._drop_duplicate_groups()
        self._define()

    def _drop_duplicate_groups(self) -> None:
        signatures: set[str] = set()
        for item in self.objects:
            for group in item.groups:
                if group.signature in signatures:
                    self.dropped.update(group.members)
                signatures.add(group.signature)

    def _define(self) -> None:
        for item in self.objects:
            for symbol in item.symbols:
                if symbol.binding == elf.STB_LOCAL or not symbol.defined:
                    continue
                if symbol.section in self.dropped:
                    continue
                if symbol.name in self.late or symbol.name in self.absolute:
                    raise LinkError(f"{symbol.name} is defined by the linker and by an object")
                known = self.globals.get(symbol.name)
                if known is None or (known.binding == elf.STB_WEAK != symbol.binding):
                    self.globals[symbol.name] = symbol
                elif elf.STB_WEAK not in (known.binding, symbol.binding):
                    raise LinkError(f"{symbol.name} is defined twice")

    def target(self, symbol: Symbol) -> Symbol | None:
        """The definition that a reference to `symbol` means; None if it is elsewhere."""
        if symbol.binding == elf.STB_LOCAL and symbol.defined:
            return symbol
        return self.globals.get(symbol.name)

    def reach(self, roots: Iterable[str]) -> None:
        """Fill `needed`, in a reproducible order.

        `roots` must be defined. Notes and sections marked retained are roots too.
        """
        work: list[Section] = []
        for name in roots:
            symbol = self.globals.get(name)
            if symbol is not None and symbol.section is not None:
                work.append(symbol.section)
            elif symbol is None and name not in self.absolute:
                self._undefined.setdefault(name, "the command that linked")
        for item in self.objects:
            work += [s for s in item.sections if _is_root(s) and s not in self.dropped]
        while work:
            section = work.pop()
            if section in self._seen:
                continue
            self._seen.add(section)
            self.needed.append(section)
            symbols = self.objects[section.origin].symbols
            for relocation in section.relocations:
                found = self._follow(symbols[relocation.symbol], section)
                if found is not None:
                    work.append(found)
        self._complain()

    def _follow(self, symbol: Symbol, user: Section) -> Section | None:
        if not symbol.name and symbol.section is None:
            return None
        optional = symbol.binding == elf.STB_WEAK and not symbol.defined
        target = self.target(symbol)
        if target is not None:
            return None if optional else target.section
        if not (optional or symbol.name in self.absolute or symbol.name in self.late):
            self._undefined.setdefault(symbol.name, user.name)
        return None

    def _complain(self) -> None:
        if self._undefined:
            names = [f"{name} (used in {user})" for name, user in self._undefined.items()]
            more = f" and {len(names) - 8} more" if len(names) > 8 else ""
            raise LinkError("nothing defines " + ", ".join(names[:8]) + more)

    def address(self, section: Section, relocation: Relocation) -> int:
        """Value of the symbol of `relocation`, after layout; 0 for an absent optional one."""
        symbol = self.objects[section.origin].symbols[relocation.symbol]
        target = self.target(symbol)
        if target is None:
            return self.absolute.get(symbol.name, 0)
        if target.section is not None and target.section not in self._seen:
            return 0
        return target.address

    def contains(self, section: Section) -> bool:
        return section in self._seen


def _is_root(section: Section) -> bool:
    if not section.allocated:
        return False
    return section.kind == elf.SHT_NOTE or bool(section.flags & elf.SHF_GNU_RETAIN)
