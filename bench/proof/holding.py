"""An honest client's rate (`wrk -t1 -c16 -d3`, answers of 100 octets) before, during and after an
attack, and the image's memory. Floods of `tests/interop/flood.py` come at 4,000 frames a second,
that of hping3 (`-S -i u100`) at 10,000 a second; peers that hold on are 300 (60 with the least
segments).
"""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from row import Row
from world import MIB, built, started

import throughput
from hostile import flooded
from interop import flood
from interop.network import GUEST_ADDRESS, GuestNetwork

HOLDERS = 300
TINY_HOLDERS = 60
TINY_MSS = 88
KEPT = 0.5
MEMORY_BOUND = 64 * MIB
PIPELINE = b"GET / HTTP/1.1\r\n\r\n" * 400


@contextmanager
def hping(network: GuestNetwork) -> Iterator[None]:
    """SYNs of an address behind the guest's gateway, as many as half a minute could need."""
    command = ["hping3", "-q", "-S", "-p", "8080", "-a", "198.18.0.9", "-i", "u100"]
    command += ["-c", "300000", GUEST_ADDRESS]
    child = subprocess.Popen(
        [*network.prefix(), *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        child.terminate()
        child.wait()


@contextmanager
def holders(network: GuestNetwork, count: int, request: bytes, mss: int = 0) -> Iterator[None]:
    """Peers that ask, and then neither read nor go on."""
    peers: list[socket.socket] = []
    try:
        for _ in range(count):
            with network.inside():
                peer = socket.socket()
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
            if mss:
                peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, mss)
            peer.settimeout(30)
            peer.connect((GUEST_ADDRESS, 8080))
            peer.setblocking(False)
            peers.append(peer)
            peer.send(request)
        yield
    finally:
        for peer in peers:
            peer.close()


def attacks(network: GuestNetwork, name: str) -> "contextmanager[None]":  # type: ignore[type-arg]
    if name == "SYN flood of hping3":
        return hping(network)
    if name == "slowloris":
        return holders(network, HOLDERS, b"GET / HTTP/1.1\r\nHo")
    if name == "zero windows":
        return holders(network, HOLDERS, PIPELINE)
    if name == f"segments of {TINY_MSS} octets":
        return holders(network, TINY_HOLDERS, PIPELINE, TINY_MSS)
    return flooded(network, name.removesuffix(" flood"))


def attacked(image: Path, name: str) -> Row:
    with GuestNetwork() as network, started(network, image) as served:
        before, memory = throughput.wrk(network).rate, served.memory()
        with attacks(network, name):
            during, held = throughput.wrk(network).rate, served.memory()
        after, rest = throughput.wrk(network).rate, served.memory()
    share, most = during / before, max(held, rest) - memory
    note = f"{before:,.0f}, {during:,.0f}, {after:,.0f} requests a second; "
    note += f"memory {memory / MIB:.1f} MiB and {most / MIB:.1f} more"
    right = share >= KEPT and most < MEMORY_BOUND and after >= KEPT * before
    return Row(name, f"{share:.0%}", f">= {KEPT:.0%}", right, note)


def measure() -> list[Row]:
    missing = [name for name in ("wrk", "hping3") if shutil.which(name) is None]
    if missing:
        return [Row("attacks", f"{', '.join(missing)} missing", "none", False)]
    throughput.SECONDS = 3
    names = [f"{kind} flood" for kind in flood.KINDS]
    names += ["SYN flood of hping3", "slowloris", "zero windows"]
    names += [f"segments of {TINY_MSS} octets"]
    with built("http100") as image:
        return [attacked(image, name) for name in names]
