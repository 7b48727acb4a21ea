"""A gigabyte each way over a wire between two TAPs that loses, doubles, swaps and damages frames
(`tests/interop/relay.py`), both sides summing up by SHA-256 what they sent and what came.
"""

import hashlib
import socket
import time

from row import Row
from world import MIB, built, started

from interop.network import GUEST_ADDRESS, GuestNetwork
from interop.relay import LossyRelay

PORT = 47000
BLOCK = bytes([(k * k * 31 + k // 7) & 255 for k in range(65536)])
OCTETS = 1 << 30
LIMIT_S = 600.0
LOSS, DOUBLING, SWAPPING, DAMAGE = 0.002, 0.002, 0.005, 0.001


def connected(network: GuestNetwork, order: bytes) -> socket.socket:
    with network.inside():
        peer = socket.create_connection((GUEST_ADDRESS, PORT), LIMIT_S)
    peer.settimeout(LIMIT_S)
    peer.sendall(order + b"\n")
    return peer


def from_guest(network: GuestNetwork, octets: int) -> bool:
    """Whether everything that the image sends comes as it is."""
    count = octets // len(BLOCK)
    wanted, found, left = hashlib.sha256(), hashlib.sha256(), octets
    with connected(network, b"send %d" % count) as peer:
        while part := peer.recv(1 << 18):
            found.update(part)
            left -= len(part)
    for number in range(count):
        wanted.update(number.to_bytes(8, "big") + BLOCK[8:])
    return left == 0 and wanted.digest() == found.digest()


def to_guest(network: GuestNetwork, octets: int) -> bool:
    """The same of what Linux sends."""
    wanted = hashlib.sha256()
    with connected(network, b"take") as peer:
        for number in range(octets // len(BLOCK)):
            block = number.to_bytes(8, "big") + BLOCK[8:]
            wanted.update(block)
            peer.sendall(block)
        peer.shutdown(socket.SHUT_WR)
        answer = b""
        while part := peer.recv(1000):
            answer += part
    return answer.decode().strip() == wanted.hexdigest()


def measure() -> list[Row]:
    rows: list[Row] = []
    with built("exact") as image:
        for what, way in (("image to Linux", from_guest), ("Linux to image", to_guest)):
            with GuestNetwork() as network:
                damage = LossyRelay(network, LOSS, DOUBLING, SWAPPING, DAMAGE)
                with damage as wire, started(network, image):
                    began = time.monotonic()
                    exact = way(network, OCTETS)
                    seconds = time.monotonic() - began
            rate = OCTETS / MIB / seconds
            note = f"{wire.lost:,} frames lost, {len(wire.damaged):,} damaged; {rate:.0f} MiB/s"
            found = "the same" if exact else "another sum"
            rows.append(Row(f"{OCTETS // MIB:,} MiB, {what}", found, "the same", exact, note))
    return rows
