"""The firewall of a manifest, against the Linux stack."""

from collections.abc import Callable

import pytest

from interop import guests
from interop.guests import Guest
from interop.network import GuestNetwork

APP = guests.APPS / "guarded" / "main.py"


def asked_to_call(net: GuestNetwork, port: int) -> str:
    """What the guest says of a connection to this port of ours."""
    with net.connect(7000) as peer, peer.makefile("rb") as answer:
        peer.sendall(f"{port}\n".encode())
        return answer.readline().decode().strip()


@pytest.fixture
def guest(place: str, start: Callable[..., Guest]) -> Guest:
    if place == "python":
        pytest.skip("CPython has no firewall of ours")
    guest = start(APP)
    guest.expect("listening")
    return guest


def test_what_is_declared_passes_and_nothing_else(net: GuestNetwork, guest: Guest) -> None:
    with net.listen(9000), net.listen(9001):
        assert asked_to_call(net, 9000) == "connected"
        # The call fails here, not over there: nothing left.
        refused = "PermissionError [Errno 1] Operation not permitted"
        assert asked_to_call(net, 9001) == refused
    with pytest.raises(TimeoutError):
        net.connect(7001, timeout_s=2)
    assert asked_to_call(net, 9000) != "connected", "refused: nobody listens any more"
