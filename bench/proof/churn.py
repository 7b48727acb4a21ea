"""100,000 connections, one after the other from each of four clients: connect, ask, read the answer
to its end, close. The image closes first, so what has to be remembered is its business.
"""

import socket
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from row import Row
from world import MIB, built, started

from interop.network import GUEST_ADDRESS, GuestNetwork

CONNECTIONS = 100_000
CLIENTS = 4
WARM = 2000
MEMORY_BOUND = 8 * MIB
REQUEST = b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"
BODY = b"0123456789" * 10
LIMIT_S = 60.0


def client(count: int, namespace: int) -> int:
    """So many connections from a process of its own; how many answers were right."""
    from interop.network import enter

    enter(namespace)
    right = 0
    for _ in range(count):
        with socket.create_connection((GUEST_ADDRESS, 8080), LIMIT_S) as peer:
            peer.sendall(REQUEST)
            answer = b""
            while part := peer.recv(1000):
                answer += part
        right += answer.endswith(BODY)
    return right


def churned(network: GuestNetwork, count: int) -> int:
    with network.inside():
        place = Path("/proc/thread-self/ns/net").open()
    with place, ProcessPoolExecutor(CLIENTS) as pool:
        parts = [count // CLIENTS] * CLIENTS
        return sum(pool.map(client, parts, [place.fileno()] * CLIENTS))


def measure() -> list[Row]:
    with built("http100") as image, GuestNetwork() as network, started(network, image) as served:
        churned(network, WARM)
        before = served.memory()
        began = time.monotonic()
        right = churned(network, CONNECTIONS)
        seconds = time.monotonic() - began
        grown = served.memory() - before
    rate = f"{CONNECTIONS / seconds:,.0f} a second"
    bound = f"< {MEMORY_BOUND // MIB} MiB"
    return [
        Row("right answers", f"{right:,}", f"{CONNECTIONS:,}", right == CONNECTIONS, rate),
        Row(
            f"memory after {CONNECTIONS:,} more than after {WARM:,}",
            f"{grown / MIB:.1f} MiB",
            bound,
            grown < MEMORY_BOUND,
        ),
    ]
