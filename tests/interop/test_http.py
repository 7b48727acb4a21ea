"""curl and the Linux stack against the example web server."""

import shutil
import socket
from pathlib import Path

import pytest

from interop.guests import Guest
from interop.network import GUEST_ADDRESS, Capture, GuestNetwork, tshark

URL = f"http://{GUEST_ADDRESS}:8080"


def curl(net: GuestNetwork, *arguments: str) -> str:
    done = net.run(["curl", "-sS", "--max-time", "50", *arguments])
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_curl(net: GuestNetwork, hello: Guest) -> None:
    assert curl(net, f"{URL}/x") == "Hello from Unikernel! Path: /x"
    assert curl(net, "-o", "/dev/null", "-w", "%{http_code}", f"{URL}/") == "200"
    assert curl(net, "-d", "body", "-w", " %{http_code}", f"{URL}/").endswith(" 400")


def test_many_in_turn_and_at_once(net: GuestNetwork, hello: Guest) -> None:
    in_turn = [f"{URL}/{number}" for number in range(100)]
    assert curl(net, *in_turn).count("Hello from Unikernel!") == 100
    at_once = ["--parallel", "--parallel-immediate", "--parallel-max", "50"]
    assert curl(net, *at_once, *in_turn).count("Hello from Unikernel!") == 100


def test_ping(net: GuestNetwork, hello: Guest) -> None:
    for size in (0, 56, 1400, 1472):
        ping(net, size)


def ping(net: GuestNetwork, size: int) -> None:
    """Three echo requests of `size` octets; the replies must hold the same."""
    with net.inside():
        raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    with raw:
        raw.settimeout(20)
        for number in range(3):
            body = bytes((number + at) & 0xFF for at in range(size))
            head = bytes([8, 0, 0, 0, 0x4E, 0x41, 0, number])
            words = head + body + bytes(size & 1)
            total = sum(int.from_bytes(words[at : at + 2], "big") for at in range(0, len(words), 2))
            while total >> 16:
                total = (total & 0xFFFF) + (total >> 16)
            request = head[:2] + (total ^ 0xFFFF).to_bytes(2, "big") + head[4:] + body
            raw.sendto(request, (GUEST_ADDRESS, 0))
            while True:
                packet, sender = raw.recvfrom(65535)
                if sender[0] == GUEST_ADDRESS and packet[20] == 0:
                    break
            assert packet[24:] == request[4:]


def test_no_packet_of_ours_is_malformed(net: GuestNetwork, hello: Guest, tmp_path: Path) -> None:
    if shutil.which("tshark") is None:
        pytest.skip("tshark is missing (apt-get install tshark)")
    record = tmp_path / "session.pcap"
    with Capture(net, record):
        for number in range(20):
            assert "Hello" in curl(net, f"{URL}/{number}")
        net.connect(8080).close()
    ours = f"ip.src == {GUEST_ADDRESS} || arp.src.proto_ipv4 == {GUEST_ADDRESS}"
    assert len(tshark(record, ours, "frame.number")) > 60
    bad = " || ".join(
        ["_ws.malformed"]
        + [f"{name}.checksum.status == 0" for name in ("ip", "tcp", "udp", "icmp")]
        + ["_ws.expert.severity == error"]
    )
    found = tshark(record, f"({ours}) && ({bad})", "frame.number", "_ws.expert.message")
    assert found == []
    resets = tshark(record, f"({ours}) && tcp.flags.reset == 1", "frame.number")
    assert resets == [], "an orderly exchange needs no RST"
