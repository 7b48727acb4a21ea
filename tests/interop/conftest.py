"""Fixtures: a place to run at, a network, and the images, built once each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interop import guests, network
from interop.guests import Guest
from interop.network import GuestNetwork

# Tests of one place share a worker, and so its images.
PLACES = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in guests.PLACES]


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    reason = network.reason_not_to_run() or guests.reason_not_to_run(name)
    if reason is not None:
        pytest.skip(reason)
    return name


@pytest.fixture
def net(place: str) -> Iterator[GuestNetwork]:
    with GuestNetwork() as made:
        yield made


@pytest.fixture
def start(net: GuestNetwork, place: str) -> Iterator[Callable[..., Guest]]:
    """`start(app, *arguments)`: the program runs until the test ends."""
    running: list[Guest] = []

    def begin(app: Path, *arguments: str) -> Guest:
        target = guests.build(app, place)
        running.append(Guest(net, place, target, list(arguments)))
        return running[-1]

    yield begin
    for guest in running:
        guest.__exit__(None, None, None)


@pytest.fixture
def hello(start: Callable[..., Guest]) -> Guest:
    """examples/01_hello_http, listening on port 8080."""
    guest = start(guests.HELLO)
    guest.expect("listening")
    return guest


@pytest.fixture
def octets(start: Callable[..., Guest]) -> Guest:
    """apps/octets.py, listening on port 7000."""
    guest = start(guests.APPS / "octets.py")
    guest.expect("listening")
    return guest
