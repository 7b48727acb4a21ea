"""One line of the page of proofs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`found` is to be `wanted`; `right`: it is."""

    what: str
    found: str
    wanted: str
    right: bool
    note: str = ""

    def as_record(self) -> dict[str, str]:
        found = self.found if self.right else f"**{self.found}**"
        return {"what": self.what, "found": found, "wanted": self.wanted, "note": self.note}
