"""Packets of the network time protocol, as a simple client has them.

Source: RFC 5905 7.3, RFC 4330 3 to 5.
"""

from typing import Final

from naja.lang.octets import u32be

LENGTH: Final = 48
PORT: Final = 123
# No leap warning, version 4; as a client asks and as a server answers.
_CLIENT: Final = 0x23
_SERVER: Final = 4
_UNSYNCHRONISED: Final = 3
_LAST_STRATUM: Final = 15
# 1970 in seconds of the first era, which began in 1900.
_UNIX: Final = 2208988800
_SECOND_NS: Final = 1_000_000_000


class NtpReply:
    """`kiss`: the code of a kiss-o'-death, "" if it is none; times are nanoseconds since 1970."""

    def __init__(self, kiss: str, received_ns: int, sent_ns: int) -> None:
        self.kiss = kiss
        self.received_ns = received_ns
        self.sent_ns = sent_ns


def request(cookie: bytes) -> bytes:
    """A question; the 8 octets of `cookie` stand where our time would, which tells nothing."""
    return bytes([_CLIENT]) + bytes(39) + cookie


def parse(data: bytes, cookie: bytes) -> NtpReply | None:
    """An answer to the question with `cookie`, None if it is none or not to be believed.

    RFC 4330 5: it must be a server's, quote us, know the time itself and not be far from who told
    it; a kiss-o'-death must quote us, too.
    """
    if len(data) < LENGTH or data[24:32] != cookie:
        return None
    version, mode, stratum = data[0] >> 3 & 7, data[0] & 7, data[1]
    if mode != _SERVER or not 3 <= version <= 4:
        return None
    if stratum == 0:
        code = "".join([chr(octet) for octet in data[12:16] if 32 < octet < 127])
        return NtpReply(code if code != "" else "?", 0, 0)
    if stratum > _LAST_STRATUM or data[0] >> 6 == _UNSYNCHRONISED:
        return None
    # Delay to the root and dispersion: seconds in 16 bits, parts of them in 16.
    if u32be(data, 4) >= 1 << 16 or u32be(data, 8) >= 1 << 16:
        return None
    received_ns, sent_ns = time_at(data, 32), time_at(data, 40)
    if u32be(data, 40) == 0 or u32be(data, 32) == 0 or sent_ns < received_ns:
        return None
    return NtpReply("", received_ns, sent_ns)


def time_at(data: bytes, at: int) -> int:
    """A time stamp as nanoseconds since 1970; those without the highest bit are of 2036 on."""
    seconds = u32be(data, at)
    if seconds >> 31 == 0:
        seconds += 1 << 32
    return (seconds - _UNIX) * _SECOND_NS + (u32be(data, at + 4) * _SECOND_NS >> 32)
