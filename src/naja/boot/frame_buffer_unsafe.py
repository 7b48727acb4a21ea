"""The place that the kernel reads frames to."""

from naja.abi.layout import BYTES_LENGTH
from naja.lang.widths import u64
from naja.unsafe import Ptr, bytes_address, bytes_unset, object_address


class FrameBuffer:
    """One place for frames of any length, which the kernel writes: nothing is copied.

    The octets are an object whose length is changed; the heap goes by the memory that it was given.
    """

    def __init__(self, capacity: int) -> None:
        self._octets = bytes_unset(capacity)
        self._capacity = capacity

    def address(self) -> int:
        """Where `capacity` octets may be written."""
        return bytes_address(self._octets)

    def frame(self, count: int) -> bytes:
        """The first `count` octets; nobody may keep them. ValueError beyond the capacity."""
        if not 0 <= count <= self._capacity:
            raise ValueError("a frame beyond its buffer")
        Ptr[u64](object_address(self._octets) + BYTES_LENGTH)[0] = count
        return self._octets
