"""RFC 7217: the identifiers of our addresses, by themselves and in the stack."""

import ipaddress

import pytest
from scapy.layers.inet6 import ICMPv6ND_NA, ICMPv6ND_NS, ICMPv6NDOptDstLLAddr, IPv6
from scapy.packet import Packet

from naja.net.nd.identifiers import (
    IDGEN_RETRIES,
    MAX_PREFIXES,
    Identifiers,
    is_reserved,
    parse_secret,
)
from unit.net.six_world import PEER_MAC, SixWorld
from unit.net.test_nd import ALL_MAC, advertise, prefix

SECRET = bytes.fromhex("000102030405060708090a0b0c0d0e0f")
PREFIX = ipaddress.IPv6Address("2001:db8:1::").packed[:8]
MAC = 0x020000000001
# Computed by another implementation of SipHash-2-4 (PyPI's siphash24) over the prefix, the
# station address and the count, one octet.
VECTORS = [
    "f2c5ceb8c0341a96",
    "911ea9cfb6b70bac",
    "225fe77f1d37256f",
    "5f86c8d2f15ffc1c",
]
LINK_LOCAL = "39275b345a14f22b"


def test_vectors() -> None:
    found = Identifiers(MAC, SECRET)
    assert [found.identifier(PREFIX, count).hex() for count in range(4)] == VECTORS
    link = ipaddress.IPv6Address("fe80::").packed[:8]
    assert found.identifier(link, 0).hex() == LINK_LOCAL
    # Each argument of F matters.
    assert Identifiers(MAC + 1, SECRET).identifier(PREFIX, 0).hex() != VECTORS[0]
    assert Identifiers(MAC, SECRET[::-1]).identifier(PREFIX, 0).hex() != VECTORS[0]


def test_conflicts_are_counted_for_each_prefix() -> None:
    found = Identifiers(MAC, SECRET)
    other = ipaddress.IPv6Address("2001:db8:2::").packed[:8]
    first = found.current(other)
    for count in range(IDGEN_RETRIES + 1):
        assert found.current(PREFIX).hex() == VECTORS[count]
        found.conflict(PREFIX)
    assert found.current(PREFIX) == b"" and found.current(other) == first
    for number in range(MAX_PREFIXES):
        found.conflict(number.to_bytes(8, "big"))
    assert found.current(PREFIX).hex() == VECTORS[0]


@pytest.mark.parametrize(
    ("identifier", "reserved"),
    [
        ("0000000000000000", True),
        ("0000000000000001", False),
        ("02005efffe005213", True),
        ("02005efffeffffff", True),
        ("02005effff000000", False),
        ("fdffffffffffff7f", False),
        ("fdffffffffffff80", True),
        ("fdffffffffffffff", True),
        ("feffffffffffff80", False),
    ],
)
def test_reserved_identifiers(identifier: str, reserved: bool) -> None:
    assert is_reserved(bytes.fromhex(identifier)) == reserved


def test_a_reserved_identifier_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Identifiers(MAC, SECRET)
    monkeypatch.setattr(
        "naja.net.nd.identifiers.is_reserved", lambda octets: octets.hex() == VECTORS[0]
    )
    assert found.current(PREFIX).hex() == VECTORS[1]


def test_secrets_as_text() -> None:
    assert parse_secret(SECRET.hex().upper()) == SECRET
    for wrong in ("", "00" * 15, "00" * 17, "0g" * 16, " 0" * 16):
        with pytest.raises(ValueError, match="32 hexadecimal digits"):
            parse_secret(wrong)


def address(network: str, identifier: str) -> str:
    packed = ipaddress.IPv6Address(network).packed[:8] + bytes.fromhex(identifier)
    return str(ipaddress.IPv6Address(packed))


def taken(text: str) -> Packet:
    """Somebody says that the address is its."""
    option = ICMPv6NDOptDstLLAddr(lladdr=PEER_MAC)
    return IPv6(src=text, dst="ff02::1", hlim=255) / ICMPv6ND_NA(tgt=text, S=0, R=0) / option


def test_the_stack_has_the_addresses_of_the_vector() -> None:
    world = SixWorld(static=False, secret=SECRET)
    advertise(world, prefix("2001:db8:1::"))
    assert world.own() == [address("fe80::", LINK_LOCAL), address("2001:db8:1::", VECTORS[0])]


def test_a_conflict_brings_the_next_address_after_a_while() -> None:
    world = SixWorld(static=False, secret=SECRET)
    advertise(world, prefix("2001:db8:1::"))
    link = address("fe80::", LINK_LOCAL)
    for count in range(IDGEN_RETRIES):
        world.hear(taken(address("2001:db8:1::", VECTORS[count])), ALL_MAC)
        assert world.own() == [link]
        said = world.after(1)
        following = address("2001:db8:1::", VECTORS[count + 1])
        assert world.own() == [link, following]
        assert [packet.tgt for packet in said if ICMPv6ND_NS in packet] == [following]
    world.hear(taken(address("2001:db8:1::", VECTORS[IDGEN_RETRIES])), ALL_MAC)
    world.after(5)
    # A router that says the prefix again changes nothing: all addresses were somebody's.
    advertise(world, prefix("2001:db8:1::"))
    assert world.own() == [link]


def test_a_router_that_speaks_in_the_meantime_makes_no_second_address() -> None:
    world = SixWorld(static=False, secret=SECRET)
    advertise(world, prefix("2001:db8:1::"))
    world.hear(taken(address("2001:db8:1::", VECTORS[0])), ALL_MAC)
    advertise(world, prefix("2001:db8:1::"))
    world.after(2)
    assert world.own()[1:] == [address("2001:db8:1::", VECTORS[1])]


def test_without_a_secret_addresses_differ_by_seed() -> None:
    assert SixWorld(static=False).own() != SixWorld(static=False, secret=SECRET).own()
