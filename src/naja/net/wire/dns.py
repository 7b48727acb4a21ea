"""DNS messages. Source: RFC 1035 4, RFC 2782 (SRV), RFC 3596 (AAAA), RFC 6891 (EDNS0).

Names are text in lower case, without the dot at the end; the root is "".
"""

from typing import Final

from naja.lang.octets import put_u16be, u16be, u32be

A: Final = 1
CNAME: Final = 5
SOA: Final = 6
TXT: Final = 16
AAAA: Final = 28
SRV: Final = 33
_OPT: Final = 41
_CLASS_IN: Final = 1

NO_ERROR: Final = 0
FORMAT_ERROR: Final = 1
SERVER_FAILURE: Final = 2
NAME_ERROR: Final = 3

# What we take by UDP: fits any path without fragments (RFC 9715 suggests 1400 at most).
UDP_SIZE: Final = 1232
_HEADER: Final = 12
_MAX_NAME: Final = 255
_MAX_LABEL: Final = 63
_MAX_RECORDS: Final = 256
_RESPONSE: Final = 0x8000
_TRUNCATED: Final = 0x0200
_WANT_RECURSION: Final = 0x0100


class Record:
    """One answer. `data` as it came; `target` of CNAME and SRV; the numbers of SRV."""

    def __init__(self, name: str, kind: int, ttl_s: int, data: bytes) -> None:
        self.name = name
        self.kind = kind
        self.ttl_s = ttl_s
        self.data = data
        self.target = ""
        self.priority = 0
        self.weight = 0
        self.port = 0


class Reply:
    """A response. `negative_s`: for how long "no" may be remembered (RFC 2308 5)."""

    def __init__(self, ident: int, code: int, truncated: bool) -> None:
        self.ident = ident
        self.code = code
        self.truncated = truncated
        self.name = ""
        self.kind = 0
        self.records: list[Record] = []
        self.negative_s = 0


def encode_name(name: str) -> bytes:
    """`name` as labels; b"" if it is not a name. "" is the root."""
    octets = bytearray()
    if name != "":
        for label in name.split("."):
            if not 0 < len(label) <= _MAX_LABEL or not label.isascii():
                return b""
            octets.append(len(label))
            octets += label.encode()
    octets.append(0)
    return bytes(octets) if len(octets) <= _MAX_NAME else b""


def emit(ident: int, name: bytes, kind: int, extended: bool) -> bytes:
    """A question with recursion; `name` from `encode_name`; `extended`: with EDNS0."""
    data = bytearray(_HEADER + len(name) + 4 + (11 if extended else 0))
    put_u16be(data, 0, ident)
    put_u16be(data, 2, _WANT_RECURSION)
    put_u16be(data, 4, 1)
    at = _HEADER + len(name)
    data[_HEADER:at] = name
    put_u16be(data, at, kind)
    put_u16be(data, at + 2, _CLASS_IN)
    if extended:
        put_u16be(data, 10, 1)
        put_u16be(data, at + 5, _OPT)
        put_u16be(data, at + 7, UDP_SIZE)
    return bytes(data)


def parse(data: bytes) -> Reply | None:
    """A response to one question; None for anything else or malformed."""
    if len(data) < _HEADER or u16be(data, 2) & _RESPONSE == 0 or u16be(data, 4) != 1:
        return None
    flags = u16be(data, 2)
    reply = Reply(u16be(data, 0), flags & 15, flags & _TRUNCATED != 0)
    name, at = read_name(data, _HEADER)
    if at < 0 or at + 4 > len(data) or u16be(data, at + 2) != _CLASS_IN:
        return None
    reply.name = name
    reply.kind = u16be(data, at)
    at += 4
    answers = u16be(data, 6)
    total = min(answers + u16be(data, 8), _MAX_RECORDS)
    for index in range(total):
        at = _read_record(reply, data, at, index < answers)
        if at < 0:
            # What came before the end of a truncated message is of no use either.
            return reply if reply.truncated else None
    return reply


def _read_record(reply: Reply, data: bytes, at: int, answer: bool) -> int:
    """Read one record; where the next begins, or -1."""
    name, at = read_name(data, at)
    if at < 0 or at + 10 > len(data):
        return -1
    kind = u16be(data, at)
    ttl_s = u32be(data, at + 4)
    if ttl_s >> 31:
        # RFC 2181 8.
        ttl_s = 0
    length = u16be(data, at + 8)
    start = at + 10
    end = start + length
    if end > len(data):
        return -1
    if u16be(data, at + 2) != _CLASS_IN:
        return end
    if answer:
        record = Record(name, kind, ttl_s, data[start:end])
        if not _read_data(record, data, start, end):
            return -1
        reply.records.append(record)
    elif kind == SOA and length >= 20:
        reply.negative_s = min(ttl_s, u32be(data, end - 4))
    return end


def _read_data(record: Record, data: bytes, start: int, end: int) -> bool:
    """The fields of the kinds that we know; False if they are malformed."""
    length = end - start
    if record.kind == A:
        return length == 4
    if record.kind == AAAA:
        return length == 16
    if record.kind == CNAME:
        record.target, after = read_name(data, start)
        return after == end
    if record.kind == SRV:
        if length < 7:
            return False
        record.priority = u16be(data, start)
        record.weight = u16be(data, start + 2)
        record.port = u16be(data, start + 4)
        record.target, after = read_name(data, start + 6)
        return after == end
    return True


def texts(record: Record) -> list[bytes]:
    """The strings of a TXT record."""
    found: list[bytes] = []
    at = 0
    while at < len(record.data):
        end = at + 1 + record.data[at]
        found.append(record.data[at + 1 : end])
        at = end
    return found


def read_name(data: bytes, at: int) -> tuple[str, int]:
    """The name at `at` and where it ends; ("", -1) if it is malformed.

    Pointers must go back, each farther than the one before, so that there are no loops.
    """
    labels: list[str] = []
    length = 0
    after = -1
    limit = at
    while True:
        if at >= len(data):
            return ("", -1)
        size = data[at]
        if size == 0:
            break
        if size >> 6 == 3:
            if at + 1 >= len(data):
                return ("", -1)
            if after < 0:
                after = at + 2
            at = u16be(data, at) & 0x3FFF
            if at >= limit:
                return ("", -1)
            limit = at
            continue
        length += size + 1
        if size >> 6 != 0 or at + 1 + size > len(data) or length >= _MAX_NAME:
            return ("", -1)
        label = data[at + 1 : at + 1 + size].decode("latin-1").lower()
        if "." in label:
            return ("", -1)
        labels.append(label)
        at += 1 + size
    return (".".join(labels), after if after >= 0 else at + 1)
