"""Long transfers, half-closed connections and a bad link, with the Linux stack as the peer."""

import hashlib
import shutil
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from interop import guests
from interop.guests import Guest
from interop.network import GUEST_ADDRESS, INTERFACE, TIME_LIMIT_S, Capture, GuestNetwork, tshark
from interop.relay import LossyRelay

PATTERN = bytes(k % 251 for k in range(251 * 64))


def pattern(count: int) -> bytes:
    return (PATTERN * (count // len(PATTERN) + 1))[:count]


def read_to_end(peer: socket.socket) -> bytes:
    parts: list[bytes] = []
    while part := peer.recv(65536):
        parts.append(part)
    return b"".join(parts)


def fetch(net: GuestNetwork, count: int) -> bytes:
    with net.connect(7000) as peer:
        peer.sendall(f"send {count}\n".encode())
        return read_to_end(peer)


def push(net: GuestNetwork, data: bytes) -> str:
    with net.connect(7000) as peer:
        peer.sendall(b"count\n" + data)
        peer.shutdown(socket.SHUT_WR)
        return read_to_end(peer).decode()


def test_download(net: GuestNetwork, octets: Guest) -> None:
    for count in (0, 1, 1459, 1460, 1461, 65535, 65536, 5_000_000):
        assert fetch(net, count) == pattern(count)


def test_upload_into_a_half_closed_connection(net: GuestNetwork, octets: Guest) -> None:
    for count in (0, 1, 1460, 65536, 5_000_000):
        data = pattern(count)
        assert push(net, data) == f"{count} {sum(data)}\n"


def test_echo_both_ways_at_once(net: GuestNetwork, octets: Guest) -> None:
    data = pattern(1_000_000)
    with net.connect(7000) as peer:
        peer.sendall(b"echo\n")

        def send() -> None:
            peer.sendall(data)
            peer.shutdown(socket.SHUT_WR)

        sender = threading.Thread(target=send)
        sender.start()
        got = read_to_end(peer)
        sender.join()
    assert hashlib.sha256(got).digest() == hashlib.sha256(data).digest()


def test_small_windows(net: GuestNetwork, octets: Guest) -> None:
    with net.inside():
        peer = socket.socket()
    with peer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        peer.settimeout(TIME_LIMIT_S)
        peer.connect((GUEST_ADDRESS, 7000))
        peer.sendall(b"send 200000\n")
        got = bytearray()
        while part := peer.recv(700):
            got += part
    assert bytes(got) == pattern(200_000)


def test_many_connections_at_once(net: GuestNetwork, octets: Guest) -> None:
    peers = [net.connect(7000) for _ in range(200)]
    for number, peer in enumerate(peers):
        peer.sendall(f"send {number * 97}\n".encode())
    for number, peer in enumerate(peers):
        assert read_to_end(peer) == pattern(number * 97)
        peer.close()


def test_a_bad_link(
    net: GuestNetwork, place: str, start: Callable[..., Guest], tmp_path: Path
) -> None:
    if place == "python":
        pytest.skip("the veth pair of the oracle has no place for the relay")
    record = tmp_path / "bad_link.pcap"
    damage = LossyRelay(net, loss=0.05, doubling=0.02, swapping=0.05, damage=0.02)
    with damage as link, Capture(net, record):
        guest = start(guests.APPS / "octets.py")
        guest.expect("listening")
        data = pattern(100_000)
        assert push(net, data) == f"{len(data)} {sum(data)}\n"
        assert fetch(net, 100_000) == data
        assert link.lost > 5
    if shutil.which("tshark") is not None:
        # What the guest itself sends is flawless, whatever the link did to the rest. The text
        # is none of tshark's business: it takes port 7000 for a protocol of its own.
        # Trains are captured before the device completes their checksums.
        bad = "(_ws.malformed && tcp.len == 0)"
        bad += " || (tcp.checksum.status == 0 && frame.len <= 1514) || ip.checksum.status == 0"
        found = tshark(record, f"ip.src == {GUEST_ADDRESS} && ({bad})", "frame.number")
        assert found == []


@pytest.mark.parametrize("mtu", [256, 576])
def test_a_narrow_interface(
    net: GuestNetwork, place: str, start: Callable[..., Guest], mtu: int
) -> None:
    if place == "python":
        pytest.skip("Linux against itself proves nothing here")
    net.ip("link", "set", INTERFACE, "mtu", str(mtu))
    start(guests.APPS / "octets.py").expect("listening")
    data = pattern(20_000)
    assert push(net, data) == f"{len(data)} {sum(data)}\n"
    assert fetch(net, 20_000) == data


def test_the_guest_as_a_client(net: GuestNetwork, start: Callable[..., Guest]) -> None:
    with net.listen(9000) as listener:
        guest = start(guests.APPS / "octets.py", "client")
        assert guest.line() == "refused"
        with listener.accept()[0] as peer:
            peer.settimeout(TIME_LIMIT_S)
            with peer.makefile("rb") as lines:
                assert lines.readline() == b"x" * 100_000 + b"\n"
                peer.sendall(b"thanks\n")
                assert guest.line() == "answer thanks"
                assert lines.read() == b"", "its half of the connection is closed"
            peer.sendall(bytes(50_000))
        assert guest.line() == "rest 50000"
        reset = listener.accept()[0]
        assert guest.line() == "again"
        reset.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, bytes([1, 0, 0, 0, 0, 0, 0, 0]))
        reset.close()
        assert guest.line() == "reset"
        assert guest.wait() == 0
