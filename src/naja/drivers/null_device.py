"""The network interface of a machine that has none: what is sent is lost, nothing arrives."""


class NullDevice:
    """Implements `hal.NetDevice`; the station address is all zeros, which marks it."""

    def mac(self) -> bytes:
        return bytes(6)

    def mtu(self) -> int:
        return 1500

    def longest(self) -> int:
        return 1514

    def cuts_six(self) -> bool:
        return False

    def sums(self) -> bool:
        return False

    def vouches(self) -> bool:
        return False

    def receive(self) -> bytes | None:
        return None

    def transmit(self, frame: bytearray) -> bool:
        return True

    def flush(self) -> None:
        return None
