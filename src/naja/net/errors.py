"""The errors that programs see, with Linux's numbers and words."""

from typing import Final

EPERM: Final = 1
ENODEV: Final = 19
EPIPE: Final = 32
EPROTO: Final = 71
EMSGSIZE: Final = 90
ENOPROTOOPT: Final = 92
EADDRINUSE: Final = 98
EADDRNOTAVAIL: Final = 99
ENETDOWN: Final = 100
ENETUNREACH: Final = 101
ECONNABORTED: Final = 103
ECONNRESET: Final = 104
ENOBUFS: Final = 105
ETIMEDOUT: Final = 110
ECONNREFUSED: Final = 111
EHOSTUNREACH: Final = 113
EINVAL: Final = 22


def not_permitted() -> OSError:
    """What Linux says of a packet that its firewall does not let out."""
    return PermissionError(EPERM, "Operation not permitted")


def address_in_use() -> OSError:
    return OSError(EADDRINUSE, "Address already in use")


def address_not_available() -> OSError:
    return OSError(EADDRNOTAVAIL, "Cannot assign requested address")


def network_down() -> OSError:
    return OSError(ENETDOWN, "Network is down")


def network_unreachable() -> OSError:
    return OSError(ENETUNREACH, "Network is unreachable")


def host_unreachable() -> OSError:
    return OSError(EHOSTUNREACH, "No route to host")


def no_buffers() -> OSError:
    return OSError(ENOBUFS, "No buffer space available")


def no_such_device() -> OSError:
    return OSError(ENODEV, "No such device")


def invalid() -> OSError:
    return OSError(EINVAL, "Invalid argument")


def no_such_option() -> OSError:
    return OSError(ENOPROTOOPT, "Protocol not available")


def protocol_error() -> OSError:
    return OSError(EPROTO, "Protocol error")


def message_too_long() -> OSError:
    return OSError(EMSGSIZE, "Message too long")


def aborted() -> OSError:
    return ConnectionAbortedError(ECONNABORTED, "Software caused connection abort")


def reset() -> OSError:
    return ConnectionResetError(ECONNRESET, "Connection reset by peer")


def broken_pipe() -> OSError:
    return BrokenPipeError(EPIPE, "Broken pipe")


def refused() -> OSError:
    return ConnectionRefusedError(ECONNREFUSED, "Connection refused")


def timed_out() -> OSError:
    return TimeoutError(ETIMEDOUT, "Connection timed out")
