"""ICMP: answers echo requests, at a rate that nobody can abuse. Source: RFC 1122 3.2.2."""

from typing import Final

from naja.net.wire.icmp import (
    CODE_PORT_UNREACHABLE,
    CODE_PROTOCOL_UNREACHABLE,
    CODE_REASSEMBLY,
    DESTINATION_UNREACHABLE,
    ECHO_REPLY,
    ECHO_REQUEST,
    TIME_EXCEEDED,
    IcmpMessage,
    quote,
)

BURST: Final = 64
INTERVAL_NS: Final = 1_000_000


class Allowance:
    """A token bucket: `BURST` answers at once, then one each `INTERVAL_NS`."""

    def __init__(self) -> None:
        self._full_at_ns = 0

    def take(self, now_ns: int) -> bool:
        start_ns = max(self._full_at_ns, now_ns)
        if start_ns - now_ns > (BURST - 1) * INTERVAL_NS:
            return False
        self._full_at_ns = start_ns + INTERVAL_NS
        return True


def echo_reply(message: IcmpMessage) -> IcmpMessage | None:
    """The answer to an echo request, None for anything else."""
    if message.kind != ECHO_REQUEST or message.code != 0:
        return None
    return IcmpMessage(ECHO_REPLY, 0, message.high, message.low, message.body)


def port_unreachable(frame: bytes, at: int, end: int) -> IcmpMessage:
    """Nobody listens on the port of the UDP datagram in the IPv4 packet frame[at:end]."""
    body = quote(frame, at, end)
    return IcmpMessage(DESTINATION_UNREACHABLE, CODE_PORT_UNREACHABLE, 0, 0, body)


def protocol_unreachable(frame: bytes, at: int, end: int) -> IcmpMessage:
    """Nobody here speaks the protocol of the IPv4 packet frame[at:end] (RFC 1122 3.2.2.1)."""
    body = quote(frame, at, end)
    return IcmpMessage(DESTINATION_UNREACHABLE, CODE_PROTOCOL_UNREACHABLE, 0, 0, body)


def reassembly_exceeded(frame: bytes, at: int, end: int) -> IcmpMessage:
    """The rest of the packet that frame[at:end] begins never came (RFC 1122 3.2.2.4)."""
    return IcmpMessage(TIME_EXCEEDED, CODE_REASSEMBLY, 0, 0, quote(frame, at, end))
