# mypy: disable-error-code="empty-body,no-redef,overload-overlap"
"""The methods of bytearray that need nothing of the class itself: it inherits them.

What `naja.runtime.bytes_*` makes is bytes; here it becomes a bytearray.
"""

from collections.abc import Iterable
from typing import overload

from naja.runtime import (
    bytes_methods as methods,
    bytes_search as search,
    bytes_split as pieces,
    bytes_text as text,
    text_codecs,
)
from naja.runtime.buffers import slice_start, slice_steps, slice_stop
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.bytes_unsafe import bytes_every, single_octet
from naja.runtime.octets_unsafe import Octets, count_of, run_of
from naja.runtime.text_classes import is_ascii_alpha, is_ascii_digit


class ByteArrayMethods(ByteBuffer):
    """A buffer with the methods of bytes, and those that change it."""

    def __add__(self, other: Octets, /) -> bytearray:
        return bytearray(methods.concat(self, other))

    def __mul__(self, count: int, /) -> bytearray:
        return bytearray(methods.repeat(self, count))

    def __rmul__(self, count: int, /) -> bytearray:
        return bytearray(methods.repeat(self, count))

    def __contains__(self, key: int | Octets, /) -> bool:
        return search.contains(self, key)

    def __lt__(self, other: Octets, /) -> bool:
        return search.compare(self, other) < 0

    def __le__(self, other: Octets, /) -> bool:
        return search.compare(self, other) <= 0

    def __gt__(self, other: Octets, /) -> bool:
        return search.compare(self, other) > 0

    def __ge__(self, other: Octets, /) -> bool:
        return search.compare(self, other) >= 0

    def _get(self, index: int) -> int:
        return self.read(index)

    def _set(self, index: int, value: int) -> None:
        self.write(index, value)

    def _del(self, index: int) -> None:
        self.take_out(index, "bytearray index out of range")

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> bytearray:
        first, count, stride = slice_steps(start, stop, step, self._length)
        return bytearray(bytes_every(self._address, first, stride, count))

    def _put(self, start: int | None, stop: int | None, value: Octets) -> None:
        first = slice_start(start, self._length)
        last = slice_stop(stop, self._length)
        if last < first:
            last = first
        self.replace_part(first, last, run_of(value), count_of(value))

    def _del_slice(self, start: int | None, stop: int | None) -> None:
        first = slice_start(start, self._length)
        last = slice_stop(stop, self._length)
        if first < last:
            self.replace_part(first, last, self._address, 0)

    def __bytes__(self) -> bytes:
        return self.to_bytes()

    def __str__(self) -> str:
        return self.__repr__()

    def __repr__(self) -> str:
        return text.buffer_repr(self, type(self).__name__)

    def append(self, value: int, /) -> None:
        self.add_octet(value)

    def capitalize(self) -> bytearray:
        return bytearray(methods.capitalize(self))

    def center(self, width: int, fillchar: Octets = b" ", /) -> bytearray:
        return bytearray(methods.center(self, width, fillchar))

    def clear(self) -> None:
        self.resize(0)

    def count(self, sub: Octets | int, start: int | None = None, end: int | None = None, /) -> int:
        return search.count(self, sub, start, end)

    @overload
    def decode(self) -> str:
        return text_codecs.decode_utf8(self)

    @overload
    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return text_codecs.decode(self, encoding, errors)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str: ...

    def endswith(
        self,
        suffix: Octets | tuple[bytes, ...],
        start: int | None = None,
        end: int | None = None,
        /,
    ) -> bool:
        if isinstance(suffix, tuple):
            for item in suffix:
                if search.ends_with(self, item, start, end):
                    return True
            return False
        return search.ends_with(self, suffix, start, end)

    def expandtabs(self, tabsize: int = 8) -> bytearray:
        return bytearray(methods.expand_tabs(self, tabsize))

    def find(self, sub: Octets | int, start: int | None = None, end: int | None = None, /) -> int:
        return search.find(self, sub, start, end)

    @overload
    def hex(self, *, bytes_per_sep: int = 1) -> str:
        return text.hex_text(self, None, 1)

    @overload
    def hex(self, sep: str | bytes, bytes_per_sep: int = 1) -> str:
        return text.hex_text(self, sep, bytes_per_sep)

    def hex(self, sep: str | bytes | None = None, bytes_per_sep: int = 1) -> str:
        return text.hex_text(self, sep, bytes_per_sep)

    def index(self, sub: Octets | int, start: int | None = None, end: int | None = None, /) -> int:
        return search.index(self, sub, start, end)

    def insert(self, index: int, value: int, /) -> None:
        at = slice_start(index, self._length)
        octet = single_octet(value)
        self.replace_part(at, at, run_of(octet), 1)

    def isalnum(self) -> bool:
        return methods.every_is(self, methods.is_alnum)

    def isalpha(self) -> bool:
        return methods.every_is(self, is_ascii_alpha)

    def isascii(self) -> bool:
        return methods.all_ascii(self)

    def isdigit(self) -> bool:
        return methods.every_is(self, is_ascii_digit)

    def islower(self) -> bool:
        return methods.all_cased(self, methods.is_upper)

    def isspace(self) -> bool:
        return methods.all_blank(self)

    def istitle(self) -> bool:
        return methods.all_title(self)

    def isupper(self) -> bool:
        return methods.all_cased(self, methods.is_lower)

    def join(self, iterable: Iterable[Octets], /) -> bytearray:
        return bytearray(methods.join(self, iterable))

    def ljust(self, width: int, fillchar: Octets = b" ", /) -> bytearray:
        return bytearray(methods.pad(self, 0, max(width, 0) - self._length, fillchar, "ljust"))

    def lower(self) -> bytearray:
        return bytearray(methods.lower(self))

    def lstrip(self, octets: Octets | None = None, /) -> bytearray:
        return bytearray(pieces.strip(self, octets, True, False))

    def partition(self, sep: Octets, /) -> tuple[bytearray, bytearray, bytearray]:
        before, middle, after = pieces.partition(self, sep)
        return bytearray(before), bytearray(middle), bytearray(after)

    def pop(self, index: int = -1, /) -> int:
        if self._length == 0:
            raise IndexError("pop from empty bytearray")
        return self.take_out(index, "pop index out of range")

    def remove(self, value: int, /) -> None:
        at = search.find(self, value, None, None)
        if at < 0:
            raise ValueError("value not found in bytearray")
        self.replace_part(at, at + 1, self._address, 0)

    def removeprefix(self, prefix: Octets, /) -> bytearray:
        return bytearray(methods.remove_prefix(self, prefix))

    def removesuffix(self, suffix: Octets, /) -> bytearray:
        return bytearray(methods.remove_suffix(self, suffix))

    def replace(self, old: Octets, new: Octets, count: int = -1, /) -> bytearray:
        return bytearray(methods.replace(self, old, new, count))

    def reverse(self) -> None:
        self.flip()

    def rfind(self, sub: Octets | int, start: int | None = None, end: int | None = None, /) -> int:
        return search.rfind(self, sub, start, end)

    def rindex(self, sub: Octets | int, start: int | None = None, end: int | None = None, /) -> int:
        return search.rindex(self, sub, start, end)

    def rjust(self, width: int, fillchar: Octets = b" ", /) -> bytearray:
        return bytearray(methods.pad(self, max(width, 0) - self._length, 0, fillchar, "rjust"))

    def rpartition(self, sep: Octets, /) -> tuple[bytearray, bytearray, bytearray]:
        before, middle, after = pieces.rpartition(self, sep)
        return bytearray(before), bytearray(middle), bytearray(after)

    def rsplit(self, sep: Octets | None = None, maxsplit: int = -1) -> list[bytearray]:
        return [bytearray(part) for part in pieces.rsplit(self, sep, maxsplit)]

    def rstrip(self, octets: Octets | None = None, /) -> bytearray:
        return bytearray(pieces.strip(self, octets, False, True))

    def split(self, sep: Octets | None = None, maxsplit: int = -1) -> list[bytearray]:
        return [bytearray(part) for part in pieces.split(self, sep, maxsplit)]

    def splitlines(self, keepends: bool = False) -> list[bytearray]:
        return [bytearray(line) for line in pieces.splitlines(self, keepends)]

    def startswith(
        self,
        prefix: Octets | tuple[bytes, ...],
        start: int | None = None,
        end: int | None = None,
        /,
    ) -> bool:
        if isinstance(prefix, tuple):
            for item in prefix:
                if search.starts_with(self, item, start, end):
                    return True
            return False
        return search.starts_with(self, prefix, start, end)

    def strip(self, octets: Octets | None = None, /) -> bytearray:
        return bytearray(pieces.strip(self, octets, True, True))

    def swapcase(self) -> bytearray:
        return bytearray(methods.swapcase(self))

    def title(self) -> bytearray:
        return bytearray(methods.title(self))

    @staticmethod
    def maketrans(frm: Octets, to: Octets, /) -> bytes:
        return methods.make_table(frm, to)

    def translate(self, table: Octets | None, /, delete: bytes = b"") -> bytearray:
        return bytearray(methods.translate(self, table, delete))

    def upper(self) -> bytearray:
        return bytearray(methods.upper(self))

    def zfill(self, width: int, /) -> bytearray:
        return bytearray(methods.zero_fill(self, width))
