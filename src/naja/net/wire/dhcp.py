"""DHCP messages. Source: RFC 2131 2, RFC 2132."""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u32be
from naja.net.wire.address import mac_at, put_mac

SERVER_PORT: Final = 67
CLIENT_PORT: Final = 68

DISCOVER: Final = 1
OFFER: Final = 2
REQUEST: Final = 3
DECLINE: Final = 4
ACK: Final = 5
NAK: Final = 6

_BOOTREQUEST: Final = 1
_BOOTREPLY: Final = 2
_SERVER_NAME_AT: Final = 44
_FILE_AT: Final = 108
_FIXED_LENGTH: Final = 236
_OPTIONS_AT: Final = 240
_MINIMUM_LENGTH: Final = 300
_COOKIE: Final = 0x63825363
_FLAG_BROADCAST: Final = 0x8000

_OPTION_PAD: Final = 0
_OPTION_MASK: Final = 1
_OPTION_ROUTER: Final = 3
_OPTION_DNS: Final = 6
_OPTION_DOMAIN: Final = 15
_OPTION_REQUESTED: Final = 50
_OPTION_LEASE: Final = 51
_OPTION_OVERLOAD: Final = 52
_OPTION_TYPE: Final = 53
_OPTION_SERVER: Final = 54
_OPTION_PARAMETERS: Final = 55
_OPTION_MAX_SIZE: Final = 57
_OPTION_T1: Final = 58
_OPTION_T2: Final = 59
_OPTION_CLIENT_ID: Final = 61
_OPTION_END: Final = 255

_MAX_SIZE: Final = 1500
# Name servers beyond these are not asked.
MAX_SERVERS: Final = 3
_WANTED: Final = b"\x01\x03\x06\x0f\x33\x3a\x3b"


class DhcpReply:
    """What a server says. Absent options are 0; times are in seconds."""

    def __init__(self, kind: int, xid: int, mac: int, address: int) -> None:
        self.kind = kind
        self.xid = xid
        self.mac = mac
        self.address = address
        self.server = 0
        self.mask = 0
        self.router = 0
        self.servers: list[int] = []
        self.domain = ""
        self.lease_s = 0
        self.t1_s = 0
        self.t2_s = 0
        self.overload = 0


def parse(data: bytes) -> DhcpReply | None:
    """The server's message in a UDP payload; None for anything else or malformed."""
    if len(data) < _OPTIONS_AT or data[0] != _BOOTREPLY or data[1] != 1 or data[2] != 6:
        return None
    if u32be(data, _FIXED_LENGTH) != _COOKIE:
        return None
    reply = DhcpReply(0, u32be(data, 4), mac_at(data, 28), u32be(data, 16))
    right = _options(reply, data, _OPTIONS_AT, len(data))
    # RFC 2131 4.1: what does not fit goes on in the fields of file, then of server name.
    overload = reply.overload
    if overload & 1:
        right = right and _options(reply, data, _FILE_AT, _FIXED_LENGTH)
    if overload & 2:
        right = right and _options(reply, data, _SERVER_NAME_AT, _FILE_AT)
    return reply if right and reply.kind != 0 else None


def _options(reply: DhcpReply, data: bytes, at: int, end: int) -> bool:
    """Take in the options in data[at:end]; False if one is longer than that."""
    while at < end and data[at] != _OPTION_END:
        if data[at] == _OPTION_PAD:
            at += 1
            continue
        if at + 1 >= end or at + 2 + data[at + 1] > end:
            return False
        _option(reply, data[at], data, at + 2, data[at + 1])
        at += 2 + data[at + 1]
    return True


def _option(reply: DhcpReply, kind: int, data: bytes, at: int, length: int) -> None:
    if kind == _OPTION_TYPE:
        if length == 1:
            reply.kind = data[at]
        return
    if kind == _OPTION_OVERLOAD:
        if length == 1:
            reply.overload = data[at]
        return
    if kind == _OPTION_DOMAIN:
        reply.domain = data[at : at + length].decode("latin-1").strip("\0")
        return
    if length < 4:
        return
    if kind == _OPTION_DNS:
        for server in range(at, at + min(length, 4 * MAX_SERVERS) - 3, 4):
            reply.servers.append(u32be(data, server))
        return
    value = u32be(data, at)
    if kind == _OPTION_MASK:
        reply.mask = value
    elif kind == _OPTION_ROUTER:
        reply.router = value
    elif kind == _OPTION_SERVER:
        reply.server = value
    elif kind == _OPTION_LEASE:
        reply.lease_s = value
    elif kind == _OPTION_T1:
        reply.t1_s = value
    elif kind == _OPTION_T2:
        reply.t2_s = value


def emit(
    kind: int, xid: int, mac: int, elapsed_s: int, current: int, requested: int, server: int
) -> bytes:
    """A client's message.

    `current` is the address that the client already uses (ciaddr), else 0; `requested`
    and `server` become options unless 0.
    """
    data = bytearray(_MINIMUM_LENGTH + 32)
    data[0] = _BOOTREQUEST
    data[1] = 1
    data[2] = 6
    put_u32be(data, 4, xid)
    declines = kind == DECLINE
    if not declines:
        put_u16be(data, 8, min(elapsed_s, 0xFFFF))
        if current == 0:
            put_u16be(data, 10, _FLAG_BROADCAST)
    put_u32be(data, 12, current)
    put_mac(data, 28, mac)
    put_u32be(data, _FIXED_LENGTH, _COOKIE)
    at = _put_octets(data, _OPTIONS_AT, _OPTION_TYPE, bytes([kind]))
    data[at] = _OPTION_CLIENT_ID
    data[at + 1] = 7
    data[at + 2] = 1
    put_mac(data, at + 3, mac)
    at += 9
    if requested != 0:
        at = _put_address(data, at, _OPTION_REQUESTED, requested)
    if server != 0:
        at = _put_address(data, at, _OPTION_SERVER, server)
    if not declines:
        # RFC 2131 4.4.1 table 5: whoever wants nothing must not say what.
        data[at] = _OPTION_MAX_SIZE
        data[at + 1] = 2
        put_u16be(data, at + 2, _MAX_SIZE)
        at = _put_octets(data, at + 4, _OPTION_PARAMETERS, _WANTED)
    data[at] = _OPTION_END
    return bytes(data)


def _put_octets(data: bytearray, at: int, kind: int, value: bytes) -> int:
    data[at] = kind
    data[at + 1] = len(value)
    data[at + 2 : at + 2 + len(value)] = value
    return at + 2 + len(value)


def _put_address(data: bytearray, at: int, kind: int, address: int) -> int:
    data[at] = kind
    data[at + 1] = 4
    put_u32be(data, at + 2, address)
    return at + 6
