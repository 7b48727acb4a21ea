"""What routers and hosts say about our segments. Source: RFC 9293 3.9.2.2, RFC 1191, RFC 5927 5.2.

Once we are connected, only the size of packets is obeyed; the rest is advice that the program
may ask for. An attempt to connect fails at once, as it does in Linux and the BSDs (RFC 5461 3.1).
"""

from naja.net.errors import host_unreachable, network_unreachable, protocol_error, refused
from naja.net.ip.path import TCP_HEADERS, Paths
from naja.net.tcp.connection import Connection
from naja.net.tcp.state import SYN_SENT
from naja.net.wire.icmp import (
    CODE_FRAGMENTATION_NEEDED,
    CODE_NET_UNREACHABLE,
    CODE_PORT_UNREACHABLE,
    CODE_PROTOCOL_UNREACHABLE,
    DESTINATION_UNREACHABLE,
    PARAMETER_PROBLEM,
    TIME_EXCEEDED,
    IcmpMessage,
    quoted_length,
)


def take_notice(connection: Connection, message: IcmpMessage, paths: Paths, now_ns: int) -> None:
    """`message` is about a segment of `connection` that is in flight."""
    tcb = connection.tcb
    if message.kind == TIME_EXCEEDED:
        tcb.advice = host_unreachable()
    elif message.kind == PARAMETER_PROBLEM:
        tcb.advice = protocol_error()
    elif message.kind == DESTINATION_UNREACHABLE:
        if message.code == CODE_FRAGMENTATION_NEEDED:
            length = quoted_length(message.body)
            mtu = paths.narrow(tcb.remote, message.low, length, now_ns)
            tcb.shrink_mss(mtu - TCP_HEADERS)
            connection.settle()
        elif tcb.state == SYN_SENT:
            connection.fail(_reason(message.code, host_unreachable()))
        elif message.code == CODE_NET_UNREACHABLE:
            tcb.advice = network_unreachable()
        else:
            tcb.advice = _reason(message.code, host_unreachable())


def _reason(code: int, otherwise: OSError) -> OSError:
    if code == CODE_PORT_UNREACHABLE or code == CODE_PROTOCOL_UNREACHABLE:
        return refused()
    return otherwise
