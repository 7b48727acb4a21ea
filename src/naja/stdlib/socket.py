"""socket: the constants and errors that programs for asyncio name.

There are no socket objects: `asyncio` has streams and datagrams.
"""

from enum import IntEnum, IntFlag

from naja.net.wire.address import parse_ipv4
from naja.net.wire.address6 import format_ipv6, parse_ipv6

_EAFNOSUPPORT = 97


class AddressFamily(IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3


class AddressInfo(IntFlag):
    AI_PASSIVE = 1
    AI_CANONNAME = 2
    AI_NUMERICHOST = 4
    AI_V4MAPPED = 8
    AI_ALL = 16
    AI_ADDRCONFIG = 32
    AI_NUMERICSERV = 1024


AF_UNSPEC = AddressFamily.AF_UNSPEC
AF_UNIX = AddressFamily.AF_UNIX
AF_INET = AddressFamily.AF_INET
AF_INET6 = AddressFamily.AF_INET6

SOCK_STREAM = SocketKind.SOCK_STREAM
SOCK_DGRAM = SocketKind.SOCK_DGRAM
SOCK_RAW = SocketKind.SOCK_RAW

AI_PASSIVE = AddressInfo.AI_PASSIVE
AI_CANONNAME = AddressInfo.AI_CANONNAME
AI_NUMERICHOST = AddressInfo.AI_NUMERICHOST
AI_V4MAPPED = AddressInfo.AI_V4MAPPED
AI_ALL = AddressInfo.AI_ALL
AI_ADDRCONFIG = AddressInfo.AI_ADDRCONFIG
AI_NUMERICSERV = AddressInfo.AI_NUMERICSERV

IPPROTO_IP = 0
IPPROTO_ICMP = 1
IPPROTO_IGMP = 2
IPPROTO_TCP = 6
IPPROTO_UDP = 17
IPPROTO_IPV6 = 41
IPPROTO_ICMPV6 = 58
IPPROTO_NONE = 59
IPPROTO_RAW = 255

SOL_SOCKET = 1
SO_REUSEADDR = 2
SO_TYPE = 3
SO_ERROR = 4
SO_BROADCAST = 6
SO_SNDBUF = 7
SO_RCVBUF = 8
SO_KEEPALIVE = 9
SO_PRIORITY = 12
SO_LINGER = 13
SO_REUSEPORT = 15
SOMAXCONN = 4096
SOL_IP = 0
SOL_TCP = 6
SOL_UDP = 17
TCP_NODELAY = 1
TCP_MAXSEG = 2
TCP_KEEPIDLE = 4
TCP_KEEPINTVL = 5
TCP_KEEPCNT = 6
TCP_QUICKACK = 12
TCP_USER_TIMEOUT = 18
IP_TOS = 1
IP_TTL = 2
IP_MULTICAST_IF = 32
IP_MULTICAST_TTL = 33
IP_MULTICAST_LOOP = 34
IP_ADD_MEMBERSHIP = 35
IP_DROP_MEMBERSHIP = 36
IPV6_MULTICAST_IF = 17
IPV6_MULTICAST_HOPS = 18
IPV6_MULTICAST_LOOP = 19
IPV6_JOIN_GROUP = 20
IPV6_LEAVE_GROUP = 21
INADDR_ANY = 0
INADDR_BROADCAST = 0xFFFFFFFF
INADDR_LOOPBACK = 0x7F000001
INADDR_NONE = 0xFFFFFFFF

EAI_BADFLAGS = -1
EAI_NONAME = -2
EAI_AGAIN = -3
EAI_FAIL = -4
EAI_NODATA = -5
EAI_FAMILY = -6
EAI_SOCKTYPE = -7
EAI_SERVICE = -8
EAI_ADDRFAMILY = -9
EAI_MEMORY = -10
EAI_SYSTEM = -11
EAI_OVERFLOW = -12

has_ipv6 = True

error = OSError
timeout = TimeoutError


def inet_aton(ip_string: str, /) -> bytes:
    """The four octets of an IPv4 address, as C reads it: the last part fills what is left.

    OSError if it is none.
    """
    end = 0
    while end < len(ip_string) and not ip_string[end].isspace():
        end += 1
    parts = ip_string[:end].split(".")
    value = 0
    for index, part in enumerate(parts):
        number = _c_number(part)
        last = index == len(parts) - 1
        bits = 8 * (4 - index) if last else 8
        if number < 0 or index > 3 or number >> bits:
            raise OSError("illegal IP address string passed to inet_aton")
        value |= number << (0 if last else 24 - 8 * index)
    return value.to_bytes(4, "big")


def inet_ntoa(packed_ip: bytes | bytearray | memoryview, /) -> str:
    """The text of four octets; OSError if they are not four."""
    octets = bytes(packed_ip)
    if len(octets) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join([str(octet) for octet in octets])


def inet_pton(address_family: int, ip_string: str, /) -> bytes:
    """The octets of an address of either family; OSError if it is none."""
    packed = b""
    if address_family == AF_INET:
        address = parse_ipv4(ip_string)
        packed = address.to_bytes(4, "big") if address >= 0 else b""
    elif address_family == AF_INET6:
        packed = parse_ipv6(ip_string)
    else:
        raise OSError(_EAFNOSUPPORT, "Address family not supported by protocol")
    if len(packed) == 0:
        raise OSError("illegal IP address string passed to inet_pton")
    return packed


def inet_ntop(address_family: int, packed_ip: bytes | bytearray | memoryview, /) -> str:
    """The text of the octets of an address; ValueError if they are none of that family."""
    octets = bytes(packed_ip)
    if address_family != AF_INET and address_family != AF_INET6:
        raise ValueError(f"unknown address family {address_family}")
    if len(octets) != (4 if address_family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    if address_family == AF_INET:
        return inet_ntoa(octets)
    if octets[:12] == bytes(12) and octets[12:14] != bytes(2):
        # C shows what once were IPv4 addresses inside of IPv6.
        return "::" + inet_ntoa(octets[12:])
    return format_ipv6(octets)


def _c_number(text: str) -> int:
    """A number as C writes it: 0x before sixteen digits, 0 before eight; -1 if it is none."""
    base, digits = 10, text.lower()
    if digits.startswith("0x"):
        base, digits = 16, digits[2:]
    elif digits.startswith("0"):
        base = 8
    number = 0
    if not 0 < len(digits) <= 12:
        return -1
    for digit in digits:
        place = "0123456789abcdef".find(digit)
        if not 0 <= place < base:
            return -1
        number = number * base + place
    return number


class herror(OSError):
    """An error of the old name functions."""


class gaierror(OSError):
    """An error of `getaddrinfo`: its number (EAI_...) and text."""
