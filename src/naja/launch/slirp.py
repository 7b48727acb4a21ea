"""The user-mode network for processes: libslirp, the one that QEMU brings along.

Frames travel over one end of a datagram socket pair; libslirp plays the gateway, the DHCP
and the name server of 10.0.2.0/24, and turns the guest's connections into sockets of ours.

Source: libslirp.h (API version 1 of its configuration).
"""

import contextlib
import ctypes
import ipaddress
import os
import select
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

from naja.launch.errors import LaunchError
from naja.launch.guest import USER_ADDRESS, USER_GATEWAY, USER_NAME_SERVER
from naja.launch.request import Forward

_LIBRARY: Final = "libslirp.so.0"
_BACKLOG: Final = 4096
_FRAME: Final = 65536
_BATCH: Final = 64
_WAITING: Final = 128

_INADDR = ctypes.c_uint32
_IN6ADDR = ctypes.c_uint8 * 16


class _Address(ctypes.Structure):
    """`struct in_addr`: network byte order."""

    _fields_ = (("s_addr", _INADDR),)


class _Config(ctypes.Structure):
    """`SlirpConfig`, version 1."""

    _fields_ = (
        ("version", ctypes.c_uint32),
        ("restricted", ctypes.c_int),
        ("in_enabled", ctypes.c_bool),
        ("vnetwork", _Address),
        ("vnetmask", _Address),
        ("vhost", _Address),
        ("in6_enabled", ctypes.c_bool),
        ("vprefix_addr6", _IN6ADDR),
        ("vprefix_len", ctypes.c_uint8),
        ("vhost6", _IN6ADDR),
        ("vhostname", ctypes.c_char_p),
        ("tftp_server_name", ctypes.c_char_p),
        ("tftp_path", ctypes.c_char_p),
        ("bootfile", ctypes.c_char_p),
        ("vdhcp_start", _Address),
        ("vnameserver", _Address),
        ("vnameserver6", _IN6ADDR),
        ("vdnssearch", ctypes.c_void_p),
        ("vdomainname", ctypes.c_char_p),
        ("if_mtu", ctypes.c_size_t),
        ("if_mru", ctypes.c_size_t),
        ("disable_host_loopback", ctypes.c_bool),
        ("enable_emu", ctypes.c_bool),
    )


_SEND = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p)
_GUEST_ERROR = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_void_p)
_CLOCK = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)
_TIMER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_TIMER_NEW = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
_TIMER_FREE = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_TIMER_SET = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p)
_DESCRIPTOR = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p)
_NOTIFY = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_ADD_POLL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
_EVENTS = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


class _Callbacks(ctypes.Structure):
    """`SlirpCb`, as version 1 uses it."""

    _fields_ = (
        ("send_packet", _SEND),
        ("guest_error", _GUEST_ERROR),
        ("clock_get_ns", _CLOCK),
        ("timer_new", _TIMER_NEW),
        ("timer_free", _TIMER_FREE),
        ("timer_mod", _TIMER_SET),
        ("register_poll_fd", _DESCRIPTOR),
        ("unregister_poll_fd", _DESCRIPTOR),
        ("notify", _NOTIFY),
    )


# libslirp's event bits and poll(2)'s.
_BITS: Final = (
    (1, select.POLLIN),
    (2, select.POLLOUT),
    (4, select.POLLPRI),
    (8, select.POLLERR),
    (16, select.POLLHUP),
)


def _address(text: str) -> _Address:
    return _Address(int.from_bytes(ipaddress.IPv4Address(text).packed, "little"))


@cache
def library() -> Any:
    """libslirp with its signatures; LaunchError when it is not installed."""
    try:
        slirp = ctypes.CDLL(_LIBRARY)
    except OSError as error:
        raise LaunchError(
            "the user-mode network needs libslirp; install it with: apt-get install libslirp0 "
            "(or say --net none)"
        ) from error
    handle = ctypes.c_void_p
    slirp.slirp_new.restype = handle
    slirp.slirp_new.argtypes = (ctypes.POINTER(_Config), ctypes.POINTER(_Callbacks), handle)
    slirp.slirp_cleanup.argtypes = (handle,)
    slirp.slirp_cleanup.restype = None
    slirp.slirp_input.argtypes = (handle, ctypes.c_char_p, ctypes.c_int)
    slirp.slirp_input.restype = None
    slirp.slirp_pollfds_fill.argtypes = (
        handle,
        ctypes.POINTER(ctypes.c_uint32),
        _ADD_POLL,
        handle,
    )
    slirp.slirp_pollfds_fill.restype = None
    slirp.slirp_pollfds_poll.argtypes = (handle, ctypes.c_int, _EVENTS, handle)
    slirp.slirp_pollfds_poll.restype = None
    slirp.slirp_add_hostfwd.argtypes = (
        handle,
        ctypes.c_int,
        _Address,
        ctypes.c_int,
        _Address,
        ctypes.c_int,
    )
    return slirp


def _widen_backlog(port: int) -> None:
    """libslirp lets one connection wait for its forwarded port; the others would take seconds."""
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(int(name))) as found:
            listens = found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
            if listens and found.getsockname() == ("127.0.0.1", port):
                found.listen(_WAITING)


class UserNetwork:
    """Implements `loop.Attached` on `frames`, a non-blocking datagram socket. LaunchError."""

    def __init__(self, frames: socket.socket, forwards: Sequence[Forward]) -> None:
        self._frames = frames
        self._library = library()
        self._backlog: deque[bytes] = deque()
        self._polled: list[tuple[int, int]] = []
        self._ready: dict[int, int] = {}
        self._timers: dict[int, tuple[Callable[[], None], int]] = {}
        self._callbacks = self._make_callbacks()
        self._add_poll = _ADD_POLL(self._on_add_poll)
        self._events = _EVENTS(self._on_events)
        config = _Config(
            version=1,
            in_enabled=True,
            vnetwork=_address("10.0.2.0"),
            vnetmask=_address("255.255.255.0"),
            vhost=_address(USER_GATEWAY),
            vdhcp_start=_address(USER_ADDRESS.partition("/")[0]),
            vnameserver=_address(USER_NAME_SERVER),
        )
        self._slirp = self._library.slirp_new(
            ctypes.byref(config), ctypes.byref(self._callbacks), None
        )
        if not self._slirp:
            raise LaunchError("libslirp did not start a network")
        for forward in forwards:
            self._forward(forward)

    def _forward(self, forward: Forward) -> None:
        guest = _address(USER_ADDRESS.partition("/")[0])
        failed = self._library.slirp_add_hostfwd(
            self._slirp, 0, _address("127.0.0.1"), forward.host_port, guest, forward.guest_port
        )
        if failed:
            raise LaunchError(
                f"port {forward.host_port} of this machine cannot be forwarded; "
                "choose another one with -p"
            )
        _widen_backlog(forward.host_port)

    def fill(self, poll: select.poll) -> float | None:
        events = select.POLLIN | (select.POLLOUT if self._backlog else 0)
        poll.register(self._frames.fileno(), events)
        self._polled.clear()
        timeout = ctypes.c_uint32(0xFFFFFFFF)
        self._library.slirp_pollfds_fill(self._slirp, ctypes.byref(timeout), self._add_poll, None)
        wanted: dict[int, int] = {}
        for descriptor, bits in self._polled:
            wanted[descriptor] = wanted.get(descriptor, 0) | bits
        for descriptor, bits in wanted.items():
            poll.register(descriptor, bits)
        limit = timeout.value / 1000 if timeout.value != 0xFFFFFFFF else None
        return limit if not self._timers else min(limit or 1.0, 1.0)

    def work(self, ready: dict[int, int]) -> None:
        self._ready = ready
        self._library.slirp_pollfds_poll(self._slirp, 0, self._events, None)
        for _ in range(_BATCH):
            try:
                frame = self._frames.recv(_FRAME)
            except (BlockingIOError, ConnectionError):
                break
            if not frame:
                break
            self._library.slirp_input(self._slirp, frame, len(frame))
        self._flush()
        now = time.monotonic_ns() // 1_000_000
        for key, (action, expires_ms) in list(self._timers.items()):
            if 0 <= expires_ms <= now:
                self._timers[key] = (action, -1)
                action()

    def close(self) -> None:
        self._library.slirp_cleanup(self._slirp)
        self._frames.close()

    def _flush(self) -> None:
        while self._backlog:
            try:
                self._frames.send(self._backlog[0])
            except BlockingIOError:
                return
            except OSError:
                self._backlog.clear()
                return
            self._backlog.popleft()

    def _make_callbacks(self) -> _Callbacks:
        def send(octets: int, count: int, _: int) -> int:
            if len(self._backlog) < _BACKLOG:
                self._backlog.append(ctypes.string_at(octets, count))
                self._flush()
            return count

        def timer_new(function: int, argument: int, _: int) -> int:
            key = len(self._timers) + 1
            self._timers[key] = (lambda: _TIMER(function)(argument), -1)
            return key

        def timer_set(key: int, expires_ms: int, _: int) -> None:
            self._timers[key] = (self._timers[key][0], expires_ms)

        return _Callbacks(
            _SEND(send),
            _GUEST_ERROR(lambda message, _: None),
            _CLOCK(lambda _: time.monotonic_ns()),
            _TIMER_NEW(timer_new),
            _TIMER_FREE(lambda key, _: self._timers.update({key: (lambda: None, -1)})),
            _TIMER_SET(timer_set),
            _DESCRIPTOR(lambda descriptor, _: None),
            _DESCRIPTOR(lambda descriptor, _: None),
            _NOTIFY(lambda _: None),
        )

    def _on_add_poll(self, descriptor: int, events: int, _: int) -> int:
        bits = sum(theirs for ours, theirs in _BITS if events & ours)
        self._polled.append((descriptor, bits))
        return len(self._polled) - 1

    def _on_events(self, index: int, _: int) -> int:
        events = self._ready.get(self._polled[index][0], 0)
        return sum(ours for ours, theirs in _BITS if events & theirs)
