"""Devices, as the library OS sees them."""

from typing import NoReturn, Protocol


class Console(Protocol):
    """Two byte streams to the outside. Writing blocks until the octets are taken."""

    def write_out(self, data: bytes) -> None: ...

    def write_err(self, data: bytes) -> None: ...


class Clock(Protocol):
    """Monotonic time never steps back; wall time counts from 1970-01-01T00:00:00Z."""

    def monotonic_ns(self) -> int: ...

    def wall_ns(self) -> int: ...


class Idle(Protocol):
    """Sleep of the whole machine."""

    def wait(self, deadline_ns: int) -> None:
        """Return at any device interrupt or at monotonic `deadline_ns` (-1: no deadline).

        May return early for no reason; the caller polls again.
        """
        ...


class Entropy(Protocol):
    def random_bytes(self, count: int) -> bytes: ...


class Power(Protocol):
    def stop(self, status: int) -> NoReturn:
        """End the machine with the exit status 0..255."""
        ...


class Environment(Protocol):
    """What the launcher passed: program arguments, variables and `naja.*` options."""

    def arguments(self) -> list[str]: ...

    def variables(self) -> dict[str, str]: ...

    def option(self, name: str) -> str | None:
        """The value of `naja.NAME=` (percent-decoded), or None."""
        ...


class NetDevice(Protocol):
    """One Ethernet interface. Frames have no FCS."""

    def mac(self) -> bytes:
        """The six octets of the station address."""
        ...

    def mtu(self) -> int:
        """Largest IP packet in octets."""
        ...

    def longest(self) -> int:
        """Octets of the longest frame that `transmit` takes.

        If that is more than a packet of `mtu` needs, longer frames are trains of TCP
        (`naja.net.tcp.trains`): the device cuts them, and completes their checksums.
        """
        ...

    def receive(self) -> bytes | None:
        """The next frame that arrived, or None; it may be overwritten by the next call."""
        ...

    def cuts_six(self) -> bool:
        """Whether trains may be IPv6's, too, where `longest` allows any."""
        ...

    def sums(self) -> bool:
        """Whether the device completes checksums of TCP and UDP.

        It does where the field holds the sum of the pseudo header.
        """
        ...

    def vouches(self) -> bool:
        """Whether nobody need check the transport's checksum in the frame received last."""
        ...

    def transmit(self, frame: bytearray) -> bool:
        """Queue one frame; False (and nothing sent) when the ring is full."""
        ...

    def flush(self) -> None:
        """Tell the device about all frames queued since the last flush."""
        ...


class NetDevices(Protocol):
    """The interfaces beside the one that `NetDevice` is."""

    def others(self) -> list[NetDevice]:
        """Call it before the network is used: then no more can be found."""
        ...


class DmaMemory(Protocol):
    """Memory that devices read and write. Virtual is not physical: ask."""

    def allocate(self, size: int, align: int) -> int:
        """Virtual address of `size` zeroed octets, never freed. MemoryError if none."""
        ...

    def device_address(self, address: int) -> int:
        """What a device calls the virtual `address`."""
        ...
