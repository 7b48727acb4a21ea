"""IPv6 with the Linux stack: curl and ping, text both ways, a router's advertisement."""

import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from interop import guests
from interop.guests import Guest
from interop.network import (
    GUEST_SIX,
    HOST_SIX,
    INTERFACE,
    TIME_LIMIT_S,
    Capture,
    GuestNetwork,
    tshark,
)
from interop.test_http import curl
from naja.net.nd.identifiers import Identifiers, parse_secret

URL = f"http://[{GUEST_SIX}]:8080"


@pytest.fixture
def both(place: str, net: GuestNetwork, start: Callable[..., Guest]) -> Guest:
    if place == "python":
        pytest.skip("Linux against itself proves nothing here")
    net.give_six()
    guest = start(guests.APPS / "both.py")
    guest.expect("listening")
    return guest


def test_curl(net: GuestNetwork, both: Guest, place: str, tmp_path: Path) -> None:
    record = tmp_path / "six.pcap"
    with Capture(net, record):
        assert curl(net, "-6", "-g", f"{URL}/3") == f"{HOST_SIX}\nxxx"
        assert curl(net, "http://10.77.0.2:8080/") == "10.77.0.1\n"
        large = curl(net, "-6", "-g", f"{URL}/3000000")
        assert len(large) == len(HOST_SIX) + 1 + 3_000_000
        at_once = ["--parallel", "--parallel-max", "20", *[f"{URL}/{n}" for n in range(40)]]
        assert curl(net, "-6", "-g", *at_once).count(HOST_SIX) == 40
    if shutil.which("tshark") is not None:
        # Trains are captured before the device completes their checksums.
        bad = "_ws.malformed || icmpv6.checksum.status == 0"
        bad += " || (tcp.checksum.status == 0 && frame.len <= 1514)"
        ours = f"(ipv6.src == {GUEST_SIX} || ipv6.src == fe80::/10)"
        assert tshark(record, f"{ours} && ({bad})", "frame.number") == []
        assert len(tshark(record, f"ipv6.src == {GUEST_SIX} && tcp", "frame.number")) > 60
        if place == "process":
            assert len(tshark(record, f"ipv6.src == {GUEST_SIX} && frame.len > 4000", "frame.len"))


def test_ping(net: GuestNetwork, both: Guest) -> None:
    for size in (0, 56, 1452, 1453, 9000):
        ping(net, size)


def ping(net: GuestNetwork, size: int) -> None:
    """Echo requests of `size` octets, in fragments where they must be."""
    with net.inside():
        raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    with raw:
        raw.settimeout(20)
        for number in range(3):
            body = bytes((number + at) & 0xFF for at in range(size))
            raw.sendto(bytes([128, 0, 0, 0, 0x4E, 0x41, 0, number]) + body, (GUEST_SIX, 0))
            while True:
                message, sender = raw.recvfrom(65535)
                if sender[0] == GUEST_SIX and message[0] == 129:
                    break
            assert message[4:] == bytes([0x4E, 0x41, 0, number]) + body


def test_as_a_client(net: GuestNetwork, place: str, start: Callable[..., Guest]) -> None:
    if place == "python":
        pytest.skip("Linux against itself proves nothing here")
    net.give_six()
    with net.inside():
        listener = socket.create_server((HOST_SIX, 9000), family=socket.AF_INET6)
    with listener:
        listener.settimeout(TIME_LIMIT_S)
        guest = start(guests.APPS / "both.py", HOST_SIX, "9000", "9000", "9001")
        peer, sender = listener.accept()
        with peer:
            assert sender[0] == GUEST_SIX
            assert peer.recv(100) == b"hello\n"
            peer.sendall(b"and back")
        assert guest.line() == "b'and back'"
        peer, _ = listener.accept()
        with peer:
            assert peer.recv(100) == b"hello\n"
            peer.sendall(bytes(range(250)) * 10_000)
        assert guest.line() == str((2_500_000, sum(range(250)) * 10_000))
        assert guest.line().endswith(f"Connect call failed ('{HOST_SIX}', 9001, 0, 0)")


def test_a_router_gives_addresses(net: GuestNetwork, both: Guest) -> None:
    from scapy.layers.inet6 import (
        ICMPv6ND_RA,
        ICMPv6NDOptPrefixInfo,
        ICMPv6NDOptSrcLLAddr,
        IPv6,
    )
    from scapy.layers.l2 import Ether

    net.ip("addr", "add", "fd78::1/64", "dev", INTERFACE, "nodad")
    prefix = ICMPv6NDOptPrefixInfo(prefixlen=64, prefix="fd78::", L=1, A=1)
    mac = net.host_mac().hex(":")
    advertisement = ICMPv6ND_RA(routerlifetime=1800) / prefix / ICMPv6NDOptSrcLLAddr(lladdr=mac)
    with net.packet_socket() as wire:
        head = Ether(src=mac, dst="33:33:00:00:00:01")
        wire.settimeout(20)
        wire.send(bytes(head / IPv6(src="fe80::1", dst="ff02::1") / advertisement))
        # The question whether the new address is somebody's tells it.
        while True:
            frame = wire.recv(65535)
            target = frame[62:78]
            if frame[12:14] == b"\x86\xdd" and frame[54:55] == b"\x87":
                if target[:8] == socket.inet_pton(socket.AF_INET6, "fd78::")[:8]:
                    break
    # 52:54:00:12:34:56 under the secret of all guests.
    secret = parse_secret(guests.SECRET)
    assert target[8:] == Identifiers(0x525400123456, secret).identifier(target[:8], 0)
    address = socket.inet_ntop(socket.AF_INET6, target)
    assert curl(net, "-6", "-g", f"http://[{address}]:8080/") == "fd78::1\n"
