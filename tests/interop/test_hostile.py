"""Floods and peers that hold on: meanwhile an honest client goes on, and memory is bounded.

Rates are compared with the undisturbed rate of the same guest, in turns, and the best of the
turns counts: other work on the machine disturbs both alike.
"""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interop import flood
from interop.guests import Guest
from interop.network import GUEST_ADDRESS, INTERFACE, GuestNetwork
from interop.test_abuse import HALF_REQUEST, still_serves
from interop.test_tcp import fetch, pattern, read_to_end

TURNS = 3
TURN_S = 0.4
FRAMES_PER_SECOND = 4000
# What the heap of the guest may have grown by after all: its bounds are in docs/network.md.
MEMORY_BOUND = 64 << 20
HOLDERS = {0: 300, 88: 60}


@pytest.fixture(autouse=True)
def only_as_a_process(place: str) -> None:
    if place != "process":
        pytest.skip("rates and memory are measured of the process")


def rate_of(act: Callable[[], None]) -> float:
    """How often `act` is done in a second."""
    start, count = time.monotonic(), 0
    while time.monotonic() < start + TURN_S:
        act()
        count += 1
    return count / (time.monotonic() - start)


@contextmanager
def flooding(net: GuestNetwork, kind: str) -> "Iterator[subprocess.Popen[bytes]]":
    """A flood that is held up by SIGSTOP whenever it is not wanted."""
    macs = [net.guest_mac().hex(":"), net.host_mac().hex(":")]
    script = str(Path(flood.__file__))
    command = [*net.prefix(), sys.executable, script, kind, INTERFACE, *macs]
    sender = subprocess.Popen([*command, str(FRAMES_PER_SECOND)], stdout=subprocess.PIPE)
    try:
        assert sender.stdout is not None and sender.stdout.readline() == b"ready\n"
        yield sender
    finally:
        sender.kill()
        sender.wait()
        if sender.stdout is not None:
            sender.stdout.close()


def memory(guest: Guest) -> int:
    """Octets of the guest that are resident."""
    pid = guest.pid()
    while children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        pid = int(children[-1])
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


@pytest.mark.parametrize("kind", list(flood.KINDS))
def test_flood(net: GuestNetwork, hello: Guest, kind: str) -> None:
    def ask() -> None:
        still_serves(net, hello)

    ask()
    before = memory(hello)
    undisturbed, disturbed = [], []
    with flooding(net, kind) as sender:
        for _ in range(TURNS):
            sender.send_signal(signal.SIGSTOP)
            undisturbed.append(rate_of(ask))
            sender.send_signal(signal.SIGCONT)
            disturbed.append(rate_of(ask))
    assert max(disturbed) >= max(undisturbed) / 2, (undisturbed, disturbed)
    assert memory(hello) - before < MEMORY_BOUND
    net.forget_guest_mac()
    assert rate_of(ask) >= max(undisturbed) / 2


def held(net: GuestNetwork, port: int, request: bytes, mss: int = 0) -> list[socket.socket]:
    """Connections that asked for something, and then hold on."""
    peers = []
    for _ in range(HOLDERS[mss]):
        with net.inside():
            peer = socket.socket()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        if mss:
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, mss)
        peer.settimeout(30)
        peer.connect((GUEST_ADDRESS, port))
        peer.sendall(request)
        peers.append(peer)
    return peers


def release(peers: list[socket.socket]) -> None:
    for peer in peers:
        peer.close()


@pytest.mark.parametrize("mss", [0, 88])
def test_windows_that_stay_shut(net: GuestNetwork, octets: Guest, mss: int) -> None:
    def ask() -> None:
        assert len(fetch(net, 50_000)) == 50_000

    ask()
    before = memory(octets)
    undisturbed = rate_of(ask)
    peers = held(net, 7000, b"send 100000000\n", mss)
    assert max(rate_of(ask) for _ in range(TURNS)) >= undisturbed / 2
    # Each may hold what its send buffer and its program's buffer hold.
    assert memory(octets) - before < HOLDERS[mss] * (3 * 131072) + MEMORY_BOUND
    assert read_some(peers[0], 20_000) == pattern(20_000)
    release(peers)
    assert max(rate_of(ask) for _ in range(TURNS)) >= undisturbed / 2


def test_slow_requests(net: GuestNetwork, hello: Guest) -> None:
    def ask() -> None:
        still_serves(net, hello)

    ask()
    undisturbed = rate_of(ask)
    peers = held(net, 8080, HALF_REQUEST[:5])
    rates = []
    for turn in range(TURNS):
        for peer in peers:
            peer.sendall(HALF_REQUEST[5 + turn : 6 + turn])
        rates.append(rate_of(ask))
    assert max(rates) >= undisturbed / 2, (undisturbed, rates)
    peers[0].sendall(HALF_REQUEST[5 + TURNS :] + b"\r\n")
    assert read_to_end(peers[0]).endswith(b"Path: /half")
    release(peers)
    ask()


def read_some(peer: socket.socket, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = peer.recv(count - len(parts))
        assert part
        parts += part
    return bytes(parts)
