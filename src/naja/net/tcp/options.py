"""Socket options of a connection. Source: tcp(7), ip(7), socket(7), RFC 9293 3.9.1."""

from typing import Final

from naja.net.errors import invalid, no_such_option
from naja.net.options import (
    IP_TOS,
    LEVEL_IP,
    LEVEL_SOCKET,
    SO_KEEPALIVE,
    SO_LINGER,
    SO_RCVBUF,
    SO_SNDBUF,
    SO_TYPE,
)
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.timeouts import SECOND_NS, arm_keepalive
from naja.net.timers import NEVER

LEVEL_TCP: Final = 6

TCP_NODELAY: Final = 1
TCP_MAXSEG: Final = 2
TCP_KEEPIDLE: Final = 4
TCP_KEEPINTVL: Final = 5
TCP_KEEPCNT: Final = 6
TCP_QUICKACK: Final = 12
TCP_USER_TIMEOUT: Final = 18

_STREAM: Final = 1
_MOST_KEEP_S: Final = 32767
_MOST_KEEP_COUNT: Final = 127
_MILLISECOND_NS: Final = 1_000_000
# The two bits of ECN are not the program's.
_TOS_MASK: Final = 0xFC


def set_option(tcb: Tcb, level: int, name: int, value: int, now_ns: int) -> None:
    """Set one of Linux's options. OSError (EINVAL, ENOPROTOOPT) as there.

    SO_LINGER: seconds, -1 for none; 0: closing resets the connection.
    """
    service = tcb.service
    if level == LEVEL_TCP:
        _set_tcp(tcb, name, value, now_ns)
    elif level == LEVEL_SOCKET and name == SO_KEEPALIVE:
        service.keepalive = value != 0
        arm_keepalive(tcb, now_ns)
    elif level == LEVEL_SOCKET and name == SO_LINGER:
        service.linger_s = value
    elif level == LEVEL_IP and name == IP_TOS:
        service.options.set(level, name, value & _TOS_MASK)
    else:
        service.options.set(level, name, value)


def _set_tcp(tcb: Tcb, name: int, value: int, now_ns: int) -> None:
    service = tcb.service
    if name == TCP_NODELAY:
        tcb.nodelay = value != 0
        tcb.output_due = True
    elif name == TCP_KEEPIDLE:
        service.keep_idle_ns = _within(value, _MOST_KEEP_S) * SECOND_NS
        if service.keepalive:
            arm_keepalive(tcb, now_ns)
    elif name == TCP_KEEPINTVL:
        service.keep_interval_ns = _within(value, _MOST_KEEP_S) * SECOND_NS
    elif name == TCP_KEEPCNT:
        service.keep_count = _within(value, _MOST_KEEP_COUNT)
    elif name == TCP_USER_TIMEOUT:
        if value < 0:
            raise invalid()
        service.patience_ns = value * _MILLISECOND_NS if value > 0 else NEVER
    elif name != TCP_QUICKACK:
        raise no_such_option()


def option(tcb: Tcb, level: int, name: int) -> int:
    """What `getsockopt` answers. OSError (ENOPROTOOPT) if there is no such option."""
    service = tcb.service
    if level == LEVEL_TCP:
        return _tcp_option(tcb, name)
    if level == LEVEL_SOCKET:
        if name == SO_KEEPALIVE:
            return 1 if service.keepalive else 0
        if name == SO_LINGER:
            return service.linger_s
        if name == SO_TYPE:
            return _STREAM
        if name == SO_SNDBUF:
            return service.options.get(level, name) or 2 * tcb.outgoing.capacity
        if name == SO_RCVBUF:
            return service.options.get(level, name) or 2 * tcb.incoming.capacity
    return service.options.get(level, name)


def _tcp_option(tcb: Tcb, name: int) -> int:
    service = tcb.service
    if name == TCP_NODELAY:
        return 1 if tcb.nodelay else 0
    if name == TCP_MAXSEG:
        return tcb.mss
    if name == TCP_KEEPIDLE:
        return service.keep_idle_ns // SECOND_NS
    if name == TCP_KEEPINTVL:
        return service.keep_interval_ns // SECOND_NS
    if name == TCP_KEEPCNT:
        return service.keep_count
    if name == TCP_USER_TIMEOUT:
        return max(service.patience_ns, 0) // _MILLISECOND_NS
    if name == TCP_QUICKACK:
        return 0
    raise no_such_option()


def _within(value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise invalid()
    return value
