"""The claim to an IPv4 address on a link where Linux is (RFC 5227)."""

import itertools
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scapy.layers.l2 import ARP, Ether

from interop import guests, network
from interop.guests import Guest
from interop.network import GUEST_ADDRESS, HOST_ADDRESS, INTERFACE, TIME_LIMIT_S, GuestNetwork
from interop.test_dnsmasq import dnsmasq

ANNOUNCED = (GUEST_ADDRESS, GUEST_ADDRESS)


def said_by_arp(frames: socket.socket, mac: str) -> Iterator[tuple[str, str]]:
    """Sender and target of the guest's ARP packets, as they come."""
    frames.settimeout(TIME_LIMIT_S)
    while True:
        frame = Ether(frames.recv(2000))
        if ARP in frame and frame.src == mac:
            yield frame[ARP].psrc, frame[ARP].pdst


def test_linux_hears_probes_then_announcements_and_is_answered(
    place: str, net: GuestNetwork, start: Callable[..., Guest]
) -> None:
    if place == "python":
        pytest.skip("Linux does not probe by itself")
    with net.packet_socket() as frames:
        guest = start(guests.HELLO)
        said = said_by_arp(frames, "52:54:00:12:34:56")
        assert next(said) == ("0.0.0.0", GUEST_ADDRESS)
        # It is in use meanwhile: nobody waits for probes.
        guest.expect("listening")
        with net.connect(8080) as connection:
            connection.sendall(b"GET /at-once HTTP/1.0\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.1 200")
        ours = (packet for packet in said if packet[1] == GUEST_ADDRESS)
        assert list(itertools.islice(ours, 4)) == [("0.0.0.0", GUEST_ADDRESS)] * 2 + [ANNOUNCED] * 2
        # As `arping -D` does.
        us = ":".join(f"{octet:02x}" for octet in net.host_mac())
        probe = ARP(op=1, psrc="0.0.0.0", pdst=GUEST_ADDRESS, hwsrc=us)
        frames.send(bytes(Ether(src=us, dst="ff:ff:ff:ff:ff:ff") / probe))
        assert (GUEST_ADDRESS, "0.0.0.0") in said


def test_an_address_that_linux_has_is_told(
    place: str, net: GuestNetwork, start: Callable[..., Guest]
) -> None:
    if place == "python":
        pytest.skip("Linux tells nobody")
    net.ip("addr", "add", f"{GUEST_ADDRESS}/24", "dev", INTERFACE)
    guest = start(guests.HELLO)
    station = ":".join(f"{octet:02x}" for octet in net.host_mac())
    guest.expect_error(f"naja: the station {station} has this machine's address {GUEST_ADDRESS}")


def test_a_lease_of_an_address_that_linux_has_is_declined(tmp_path: Path) -> None:
    reason = network.reason_not_to_run() or guests.reason_not_to_run("process")
    if reason is None and shutil.which("dnsmasq") is None:
        reason = "dnsmasq is missing (apt-get install dnsmasq-base)"
    if reason is not None:
        pytest.skip(reason)
    image = guests.build(guests.HELLO, "process")
    with GuestNetwork() as net, dnsmasq(net, tmp_path) as leases, net.packet_socket() as frames:
        for number in range(50, 61):
            net.ip("addr", "add", f"10.77.0.{number}/24", "dev", INTERFACE)
        command = [*net.prefix(), str(guests.NAJA), "run", str(image), "--on", "process"]
        guest = subprocess.Popen([*command, "--net", f"tap:{INTERFACE}"])
        try:
            said = said_by_arp(frames, "52:54:00:12:34:56")
            first = next(said)
            assert first[0] == "0.0.0.0" and first[1].startswith("10.77.0.5")
            # The next one is free.
            for number in range(50, 61):
                if not first[1].endswith(f".{number}"):
                    net.ip("addr", "del", f"10.77.0.{number}/24", "dev", INTERFACE)
            other = next(packet for packet in said if packet[1] not in (first[1], HOST_ADDRESS))
            assert other[0] == "0.0.0.0"
            announced = next(packet for packet in said if packet[0] != "0.0.0.0")
            assert announced[0] == other[1] and other[1] in leases.read_text("ascii")
        finally:
            guest.terminate()
            guest.wait()
