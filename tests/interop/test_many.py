"""Many connections at once, and much text over a wire that spoils it: the process platform."""

import resource
import socket
from collections.abc import Callable, Iterator

import pytest

from interop import guests
from interop.guests import Guest
from interop.network import GUEST_ADDRESS, TIME_LIMIT_S, GuestNetwork
from interop.relay import LossyRelay
from interop.test_hostile import memory
from interop.test_tcp import fetch, pattern, push

IDLE = 10_000
SPARE_FILES = 500
LONG = 4 << 20


@pytest.fixture(autouse=True)
def only_as_a_process(place: str) -> None:
    if place != "process":
        pytest.skip("what is measured is the process")


@pytest.fixture
def many_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < IDLE + SPARE_FILES:
        pytest.skip(f"this process may open {hard} files only")
    resource.setrlimit(resource.RLIMIT_NOFILE, (IDLE + SPARE_FILES, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_ten_thousand_idle_connections_in_64_mib(
    net: GuestNetwork, place: str, many_files: None
) -> None:
    peers: list[socket.socket] = []
    target = guests.build(guests.APPS / "octets.py", place)
    with Guest(net, place, target, [], memory="64M") as guest:
        guest.expect("listening")
        assert fetch(net, 10) == pattern(10)
        try:
            with net.inside():
                for _ in range(IDLE):
                    peers.append(socket.create_connection((GUEST_ADDRESS, 7000), TIME_LIMIT_S))
            for peer in peers[::100]:
                peer.sendall(b"send 10\n")
                assert peer.recv(100) == pattern(10)
            assert guest.running() and memory(guest) < 64 << 20
        finally:
            for peer in peers:
                peer.close()
        assert fetch(net, 10) == pattern(10)


def test_a_long_transfer_over_a_bad_link(net: GuestNetwork, start: Callable[..., Guest]) -> None:
    damage = LossyRelay(net, loss=0.01, doubling=0.01, swapping=0.02, damage=0.005)
    with damage as link:
        start(guests.APPS / "octets.py").expect("listening")
        data = pattern(LONG)
        assert fetch(net, LONG) == data
        assert push(net, data) == f"{LONG} {sum(data)}\n"
        assert link.lost > 20
