"""Floods and peers that hold on: meanwhile an honest client goes on, and memory is bounded.

How much of its rate the client keeps is a figure: `bench/run.py hostile`.
"""

import socket
from pathlib import Path

import pytest

from interop import flood
from interop.guests import Guest
from interop.network import GUEST_ADDRESS, GuestNetwork
from interop.test_abuse import HALF_REQUEST, still_serves
from interop.test_tcp import fetch, pattern, read_to_end

REQUESTS = 100
# What a flood of 20,000 frames a second is beside 2,000 requests a second.
FRAMES_PER_REQUEST = 10
# What the heap of the guest may have grown by after all: its bounds are in docs/network.md.
MEMORY_BOUND = 64 << 20
HOLDERS = {0: 300, 88: 60}


@pytest.fixture(autouse=True)
def only_as_a_process(place: str) -> None:
    if place != "process":
        pytest.skip("memory is measured of the process")


def memory(guest: Guest) -> int:
    """Octets of the guest that are resident; it is behind processes that prepare its place."""
    pid = guest.pid()
    while children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        pid = int(children[-1])
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


@pytest.mark.parametrize("kind", list(flood.KINDS))
def test_flood(net: GuestNetwork, hello: Guest, kind: str) -> None:
    still_serves(net, hello)
    before = memory(hello)
    with flood.sender(net, kind) as send:
        for _ in range(REQUESTS):
            send(FRAMES_PER_REQUEST)
            still_serves(net, hello)
    assert memory(hello) - before < MEMORY_BOUND
    net.forget_guest_mac()
    still_serves(net, hello)


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
    assert fetch(net, 50_000) == pattern(50_000)
    before = memory(octets)
    peers = held(net, 7000, b"send 100000000\n", mss)
    assert fetch(net, 50_000) == pattern(50_000)
    # Each may hold what its send buffer and its program's buffer hold.
    assert memory(octets) - before < HOLDERS[mss] * (3 * 131072) + MEMORY_BOUND
    assert read_some(peers[0], 20_000) == pattern(20_000)
    release(peers)
    assert fetch(net, 50_000) == pattern(50_000)


def test_slow_requests(net: GuestNetwork, hello: Guest) -> None:
    still_serves(net, hello)
    peers = held(net, 8080, HALF_REQUEST[:5])
    for octet in HALF_REQUEST[5:8]:
        for peer in peers:
            peer.sendall(bytes([octet]))
        still_serves(net, hello)
    peers[0].sendall(HALF_REQUEST[8:] + b"\r\n")
    assert read_to_end(peers[0]).endswith(b"Path: /half")
    release(peers)
    still_serves(net, hello)


def read_some(peer: socket.socket, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = peer.recv(count - len(parts))
        assert part
        parts += part
    return bytes(parts)
