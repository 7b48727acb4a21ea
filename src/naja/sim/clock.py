"""Virtual time."""


class VirtualClock:
    """A `hal.Clock` that moves only when told to."""

    def __init__(self, start_ns: int = 1_000_000_000) -> None:
        self.now_ns = start_ns

    def monotonic_ns(self) -> int:
        return self.now_ns

    def wall_ns(self) -> int:
        return self.now_ns

    def advance_to(self, now_ns: int) -> None:
        """Never steps back: an earlier time is ignored."""
        self.now_ns = max(self.now_ns, now_ns)


class SeededEntropy:
    """A `hal.Entropy` that anybody can foretell."""

    def __init__(self, seed: int = 1) -> None:
        self._state = seed

    def random_bytes(self, count: int) -> bytes:
        octets = bytearray()
        for _ in range(count):
            self._state = (self._state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
            octets.append(self._state >> 56)
        return bytes(octets)


class FixedEnvironment:
    """A `hal.Environment` with the options of a dict."""

    def __init__(self, options: dict[str, str]) -> None:
        self._options = options

    def arguments(self) -> list[str]:
        return []

    def variables(self) -> dict[str, str]:
        return {}

    def option(self, name: str) -> str | None:
        return self._options.get(name)
