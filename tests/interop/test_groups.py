"""Groups of IPv4 and IPv6: Linux and a guest hear each other in one."""

import socket
import struct
from collections.abc import Callable

import pytest

from interop import guests
from interop.guests import Guest
from interop.network import GUEST_ADDRESS, GUEST_SIX, HOST_ADDRESS, INTERFACE, GuestNetwork

GROUP = ("239.1.2.3", 6000)
OTHER = "239.1.2.4"
SIX = "ff05::1:3"


def expect_refusals(guest: Guest) -> None:
    """What Linux says to what the programs ask wrongly, and that they go on."""
    for number, words in (
        (98, "Address already in use"),
        (22, "Invalid argument"),
        (22, "Invalid argument"),
        (19, "No such device"),
        (99, "Cannot assign requested address"),
        (22, "Invalid argument"),
    ):
        guest.expect(f"{number} [Errno {number}] {words}")
    guest.expect("listening")


def test_a_guest_is_in_a_group(net: GuestNetwork, start: Callable[..., Guest], place: str) -> None:
    if place == "python":
        pytest.skip("Linux on both sides proves nothing")
    here = socket.inet_aton(HOST_ADDRESS)
    with net.inside():
        peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        reports = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_IGMP)
    with peer, ear, reports:
        peer.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
        for one, group in ((ear, OTHER), (reports, "224.0.0.22")):
            request = socket.inet_aton(group) + here
            one.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
            one.settimeout(30)
        peer.settimeout(30)
        ear.bind((OTHER, 6000))
        guest = start(guests.APPS / "groups.py")
        guest.expect("ttl 3")
        expect_refusals(guest)
        report, (source, _) = reports.recvfrom(2000)
        while source != GUEST_ADDRESS:
            report, (source, _) = reports.recvfrom(2000)
        # One record of version 3: from now on in the group, whatever the source.
        assert report[24:25] == b"\x22" and report[30:] == b"\0\1\4\0\0\0" + socket.inet_aton(
            GROUP[0]
        )
        peer.sendto(b"hello", GROUP)
        assert peer.recvfrom(2000) == (b"HELLO", (GUEST_ADDRESS, 6000))
        peer.sendto(b"shout", GROUP)
        assert ear.recvfrom(2000) == (b"HEAR", (GUEST_ADDRESS, 6000))
        peer.sendto(b"leave", GROUP)
        assert peer.recvfrom(2000) == (b"left", (GUEST_ADDRESS, 6000))
        peer.sendto(b"nobody", GROUP)
        peer.sendto(b"still there", (GUEST_ADDRESS, 6000))
        assert peer.recvfrom(2000) == (b"STILL THERE", (GUEST_ADDRESS, 6000))



def test_a_guest_is_in_a_group_of_ipv6(
    net: GuestNetwork, start: Callable[..., Guest], place: str
) -> None:
    if place == "python":
        pytest.skip("Linux on both sides proves nothing")
    net.give_six()
    with net.inside():
        index = socket.if_nametoindex(INTERFACE)
        peer = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        ear = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        reports = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    with peer, ear, reports:
        peer.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
        for one, group in ((ear, SIX), (reports, "ff02::16")):
            request = socket.inet_pton(socket.AF_INET6, group) + struct.pack("@I", index)
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, request)
            one.settimeout(30)
        peer.settimeout(30)
        ear.bind((SIX, 6000))
        guest = start(guests.APPS / "groups_six.py")
        guest.expect("hops 3")
        guest.expect("loop 0")
        expect_refusals(guest)
        record = b"\4\0\0\0" + socket.inet_pton(socket.AF_INET6, SIX)
        while record not in (report := reports.recv(2000)):
            pass
        assert report[:1] == b"\x8f"
        peer.sendto(b"hello", (SIX, 6000))
        answer, source = peer.recvfrom(2000)
        assert answer == b"HELLO" and source[:2] == (GUEST_SIX, 6000)
        peer.sendto(b"shout", (SIX, 6000))
        while (heard := ear.recv(2000)) != b"HEAR":
            assert heard in (b"hello", b"shout")
        peer.sendto(b"leave", (SIX, 6000))
        assert peer.recv(2000) == b"left"
        peer.sendto(b"nobody", (SIX, 6000))
        peer.sendto(b"still there", (GUEST_SIX, 6000))
        assert peer.recv(2000) == b"STILL THERE"
