"""A growing str: code points go in one by one or in runs, the finished str comes out."""

from naja.lang.bits import shr_u, wrap_add, wrap_shl
from naja.lang.widths import u64
from naja.runtime.text_unsafe import copy_units, kind_for, store_unit, text_of_run
from naja.unsafe import Ptr, length_of, str_address, str_alloc, str_kind


class TextBuilder:
    """Appends in amortised constant time; widens its storage when a code point needs it."""

    def __init__(self, capacity: int) -> None:
        """Room for `capacity` code points (a guess; it grows)."""
        self._capacity = capacity if capacity > 8 else 8
        self._kind = 1
        # The largest code point that the kind holds, and perhaps more.
        self._largest = 0xFF
        self._buffer = str_alloc(self._capacity, 1)
        self._length = 0

    def length(self) -> int:
        """Code points so far."""
        return self._length

    def put(self, code_point: int) -> None:
        """Append one code point, 0 .. 0x10FFFF."""
        at = self._length
        if at == self._capacity or code_point > self._largest:
            self._reserve(1, kind_for(code_point))
        store_unit(str_address(self._buffer), self._kind, at, code_point)
        self._length = at + 1

    def put_many(self, code_point: int, count: int) -> None:
        """Append one code point `count` times (none when count <= 0)."""
        if count > 0:
            self._reserve(count, kind_for(code_point))
            run = str_address(self._buffer)
            for at in range(self._length, self._length + count):
                store_unit(run, self._kind, at, code_point)
            self._length += count

    def put_ascii(self, word: int, count: int) -> None:
        """Append `count` <= 8 ASCII code points, the octets of `word` from the lowest on."""
        self._reserve(8, 1)
        target = str_address(self._buffer)
        if self._kind == 1:
            Ptr[u64](wrap_add(target, self._length))[0] = word
        else:
            for at in range(count):
                store_unit(target, self._kind, self._length + at, shr_u(word, 8 * at) & 255)
        self._length += count

    def add(self, text: str) -> None:
        """Append a str."""
        self.add_part(text, 0, length_of(text))

    def add_part(self, text: str, start: int, stop: int) -> None:
        """Append `text[start:stop]`, both inside."""
        count = stop - start
        if count <= 0:
            return
        kind = str_kind(text)
        self._reserve(count, kind)
        target = str_address(self._buffer) + self._length * self._kind
        copy_units(target, self._kind, str_address(text) + start * kind, kind, count)
        self._length += count

    def put_decimal(self, value: int, width: int) -> None:
        """Append the digits of `value` >= 0, with zeros in front up to `width`."""
        digits, rest = 1, value
        while rest > 9:
            rest //= 10
            digits += 1
        count = max(digits, width)
        self._reserve(count, 1)
        run, kind = str_address(self._buffer), self._kind
        at = self._length + count
        while at > self._length:
            at -= 1
            store_unit(run, kind, at, 48 + value % 10)
            value //= 10
        self._length += count

    def finish(self) -> str:
        """The str of everything appended. The builder may go on afterwards."""
        return text_of_run(str_address(self._buffer), self._kind, self._length)

    def _reserve(self, count: int, kind: int) -> None:
        """Make room for `count` more code points of `kind` octets."""
        wanted = self._length + count
        if wanted <= self._capacity and kind <= self._kind:
            return
        capacity = self._capacity
        if wanted > capacity:
            capacity = max(wanted, capacity * 2)
        wider = max(kind, self._kind)
        grown = str_alloc(capacity, wider)
        copy_units(str_address(grown), wider, str_address(self._buffer), self._kind, self._length)
        self._buffer = grown
        self._capacity = capacity
        self._kind = wider
        self._largest = wrap_shl(1, 8 * wider) - 1
