"""What a router counts."""


class RouterCounters:
    """Plain ints that only grow; anybody may read them."""

    def __init__(self) -> None:
        self.forwarded = 0
        self.forwarded_six = 0
        self.fragmented = 0
        self.expired = 0
        self.no_route = 0
        self.too_big = 0
        self.filtered = 0
        self.untranslated = 0
        self.bad = 0
        self.undelivered = 0

    def items(self) -> list[tuple[str, int]]:
        """Every counter with its name, for people."""
        return [
            ("forwarded", self.forwarded),
            ("forwarded_six", self.forwarded_six),
            ("fragmented", self.fragmented),
            ("expired", self.expired),
            ("no_route", self.no_route),
            ("too_big", self.too_big),
            ("filtered", self.filtered),
            ("untranslated", self.untranslated),
            ("bad", self.bad),
            ("undelivered", self.undelivered),
        ]
