"""Octets that received frames are copied to, again and again, without making anything."""

from typing import Final

from naja.drivers.memory_unsafe import overwrite_part
from naja.unsafe import bytes_unset

# One place for each length modulo this; for trains, modulo that in units of 1 KiB.
_PLACES: Final = 64
_LONG_PLACES: Final = 16
_LONG: Final = 2048


class FramePlaces:
    """`bytes` that are written again for a later frame of the same length.

    Nobody may keep one: a frame is read, copied from, and forgotten before the next comes.
    """

    def __init__(self) -> None:
        self._places = [b""] * (_PLACES + _LONG_PLACES)

    def place(self, count: int) -> bytes:
        """`count` octets to write over."""
        index = count & (_PLACES - 1)
        if count > _LONG:
            index = _PLACES + (count >> 10 & _LONG_PLACES - 1)
        if len(self._places[index]) != count:
            self._places[index] = bytes_unset(count)
        return self._places[index]

    def copy(self, address: int, count: int) -> bytes:
        """The octets at `address`, which must be readable."""
        place = self.place(count)
        overwrite_part(place, 0, address, count)
        return place
