"""The DHCP client against a scripted server whose messages scapy writes."""

import pytest
from scapy.layers.dhcp import BOOTP, DHCP
from scapy.layers.inet import IP, UDP

from naja.net.dhcp import client as dhcp
from naja.net.dhcp.client import DhcpClient
from naja.net.prf import Prf
from naja.net.storage import Storage
from naja.net.timers import TimerHeap
from naja.net.wire import dhcp as wire
from naja.net.wire.address import format_ipv4, parse_ipv4

MAC = 0x525400123456
SECOND_NS = 1_000_000_000


class World:
    def __init__(self) -> None:
        self.now_ns = 5 * SECOND_NS
        self.timers = TimerHeap()
        self.client = DhcpClient(MAC, Prf(b"seed of dhcp...."), self.timers, Storage())

    def sent(self) -> list[tuple[IP, dict[str, object]]]:
        """What the client sent: the packet and its options."""
        result = []
        while len(self.client.outbox) > 0:
            packet = IP(bytes(self.client.outbox.pop())[14:])
            assert packet[UDP].sport == 68 and packet[UDP].dport == 67
            options = {o[0]: o[1] for o in packet[DHCP].options if isinstance(o, tuple)}
            result.append((packet, options))
        return result

    def reply(self, kind: str, xid: int, **changes: object) -> bytes:
        fields: dict[str, object] = {
            "server_id": "10.0.2.2",
            "lease_time": 3600,
            "subnet_mask": "255.255.255.0",
            "router": "10.0.2.2",
            "name_server": "10.0.2.3",
        }
        address = changes.pop("address", "10.0.2.15")
        chaddr = changes.pop("chaddr", MAC.to_bytes(6, "big"))
        fields.update(changes)
        options = [("message-type", kind)]
        options += [(k, v) for k, v in fields.items() if v is not None]  # type: ignore[misc]
        options += ["end"]  # type: ignore[list-item]
        return bytes(BOOTP(op=2, xid=xid, yiaddr=address, chaddr=chaddr) / DHCP(options=options))

    def hear(self, kind: str, xid: int, **changes: object) -> None:
        self.client.receive(self.reply(kind, xid, **changes), self.now_ns)

    def run_to_deadline(self) -> None:
        self.now_ns = self.timers.next_deadline_ns()
        self.timers.run(self.now_ns)

    def bind(self, **changes: object) -> int:
        """Through DISCOVER, OFFER, REQUEST, ACK; returns the transaction id."""
        self.client.start(self.now_ns)
        ((packet, _),) = self.sent()
        xid = int(packet[BOOTP].xid)
        self.hear("offer", xid, **changes)
        assert len(self.sent()) == 1
        self.hear("ack", xid, **changes)
        assert self.client.state == dhcp.BOUND
        return xid


def test_the_usual_course() -> None:
    world = World()
    world.client.start(world.now_ns)
    ((packet, options),) = world.sent()
    assert (packet.src, packet.dst) == ("0.0.0.0", "255.255.255.255")
    assert options["message-type"] == 1 and packet[BOOTP].flags == 0x8000
    assert packet[BOOTP].chaddr[:6] == MAC.to_bytes(6, "big")
    assert options["client_id"] == b"\x01" + MAC.to_bytes(6, "big")
    xid = packet[BOOTP].xid
    world.hear("offer", xid)
    ((packet, options),) = world.sent()
    assert options["message-type"] == 3 and packet[BOOTP].xid == xid
    assert options["requested_addr"] == "10.0.2.15" and options["server_id"] == "10.0.2.2"
    assert not world.client.changed
    world.hear("ack", xid)
    lease = world.client.lease
    assert world.client.changed and lease is not None
    assert format_ipv4(lease.address) == "10.0.2.15" and lease.prefix_length == 24
    assert lease.gateway == parse_ipv4("10.0.2.2") and lease.servers == [parse_ipv4("10.0.2.3")]
    assert world.timers.next_deadline_ns() == world.now_ns + 1800 * SECOND_NS


def test_discover_is_repeated_with_back_off_and_jitter() -> None:
    world = World()
    world.client.start(world.now_ns)
    waits = []
    for _ in range(9):
        assert len(world.sent()) == 1
        before_ns = world.now_ns
        world.run_to_deadline()
        waits.append((world.now_ns - before_ns) / SECOND_NS)
    for wait, nominal in zip(waits, [1, 2, 4, 8, 16, 32, 64, 64, 64], strict=True):
        assert nominal * 7 / 8 <= wait <= nominal * 9 / 8


def test_request_is_repeated_then_all_begins_anew() -> None:
    world = World()
    world.client.start(world.now_ns)
    ((packet, _),) = world.sent()
    world.hear("offer", packet[BOOTP].xid)
    kinds = []
    for _ in range(dhcp.MAX_REQUESTS + 1):
        kinds += [options["message-type"] for _, options in world.sent()]
        world.run_to_deadline()
    assert kinds == [3] * dhcp.MAX_REQUESTS + [1]


def test_messages_for_others_are_ignored() -> None:
    world = World()
    world.client.start(world.now_ns)
    ((packet, _),) = world.sent()
    xid = packet[BOOTP].xid
    world.hear("offer", xid + 1)
    world.hear("offer", xid, chaddr=b"\x02\0\0\0\0\1")
    world.hear("offer", xid, address="0.0.0.0")
    world.hear("offer", xid, address="255.255.255.255")
    world.hear("offer", xid, server_id=None)
    world.hear("ack", xid)
    world.hear("nak", xid)
    whole = world.reply("offer", xid)
    for length in range(len(whole) - 1):
        if length < 240 or whole[240:].find(b"\xff") + 240 > length:
            world.client.receive(whole[:length], world.now_ns)
            if world.client.state != dhcp.SELECTING:
                break
    world.client.receive(b"", world.now_ns)
    assert world.client.state in (dhcp.SELECTING, dhcp.REQUESTING)
    assert world.client.lease is None


def test_nak_begins_anew() -> None:
    world = World()
    world.client.start(world.now_ns)
    ((packet, _),) = world.sent()
    xid = packet[BOOTP].xid
    world.hear("offer", xid)
    world.sent()
    world.hear("nak", xid)
    assert world.sent() == []
    world.run_to_deadline()
    ((packet, options),) = world.sent()
    assert options["message-type"] == 1 and packet[BOOTP].xid != xid


def test_a_server_that_takes_back_each_offer_is_asked_ever_more_rarely() -> None:
    world = World()
    world.client.start(world.now_ns)
    begun_ns = world.now_ns
    for _ in range(12):
        ((packet, _),) = world.sent()
        world.hear("offer", packet[BOOTP].xid)
        world.sent()
        world.hear("nak", packet[BOOTP].xid)
        world.run_to_deadline()
    assert world.now_ns - begun_ns == (1 + 2 + 4 + 8 + 16 + 32 + 6 * 64) * SECOND_NS


def test_renewal() -> None:
    world = World()
    world.bind()
    world.client.changed = False
    world.run_to_deadline()
    assert world.client.state == dhcp.RENEWING
    ((packet, options),) = world.sent()
    assert (packet.src, packet.dst) == ("10.0.2.15", "10.0.2.2")
    assert packet[BOOTP].ciaddr == "10.0.2.15" and "requested_addr" not in options
    assert "server_id" not in options and packet[BOOTP].flags == 0
    world.hear("ack", packet[BOOTP].xid, lease_time=7200)
    assert world.client.state == dhcp.BOUND
    assert world.timers.next_deadline_ns() == world.now_ns + 3600 * SECOND_NS


def test_rebinding_and_loss() -> None:
    world = World()
    start_ns = world.now_ns
    world.bind(renewal_time=1000, rebinding_time=3000)
    kinds = []
    while world.client.lease is not None:
        world.run_to_deadline()
        for packet, options in world.sent():
            kinds.append((packet.dst, options["message-type"]))
    assert world.now_ns == start_ns + 3600 * SECOND_NS
    assert kinds[0] == ("10.0.2.2", 3) and ("255.255.255.255", 3) in kinds
    assert kinds[-1] == ("255.255.255.255", 1) and world.client.changed
    assert len(kinds) < 20


def test_nak_while_renewing_loses_the_address() -> None:
    world = World()
    world.bind()
    world.client.changed = False
    world.run_to_deadline()
    ((packet, _),) = world.sent()
    world.hear("nak", packet[BOOTP].xid)
    assert world.client.lease is None and world.client.changed


def test_infinite_and_silly_leases() -> None:
    world = World()
    world.bind(lease_time=0xFFFFFFFF)
    assert world.timers.next_deadline_ns() == -1
    world = World()
    world.bind(lease_time=0, subnet_mask=None)
    assert world.timers.next_deadline_ns() == world.now_ns + 30 * SECOND_NS
    lease = world.client.lease
    assert lease is not None and lease.prefix_length == 8
    world = World()
    begun_ns = world.now_ns
    world.bind(lease_time=20)
    assert world.timers.next_deadline_ns() == world.now_ns + 10 * SECOND_NS
    while world.client.lease is not None:
        world.run_to_deadline()
        world.sent()
    assert world.now_ns == begun_ns + 20 * SECOND_NS
    world = World()
    world.bind(renewal_time=5000, rebinding_time=9000)
    assert world.timers.next_deadline_ns() == world.now_ns + 1800 * SECOND_NS


def test_an_address_that_somebody_else_has_is_declined() -> None:
    """RFC 2131 3.1.5 and table 5: no seconds, no flags, no wishes; a pause of ten seconds."""
    world = World()
    world.bind()
    world.client.changed = False
    world.client.decline(world.now_ns)
    ((packet, options),) = world.sent()
    assert (packet.src, packet.dst) == ("0.0.0.0", "255.255.255.255")
    assert (packet[BOOTP].ciaddr, packet[BOOTP].secs, packet[BOOTP].flags) == ("0.0.0.0", 0, 0)
    assert options.pop("client_id") == b"\x01" + MAC.to_bytes(6, "big")
    assert options == {
        "message-type": 4,
        "requested_addr": "10.0.2.15",
        "server_id": "10.0.2.2",
    }
    assert world.client.changed and world.client.lease is None
    before_ns = world.now_ns
    world.run_to_deadline()
    assert world.now_ns - before_ns >= 10 * SECOND_NS
    ((_, options),) = world.sent()
    assert options["message-type"] == 1
    world.client.decline(world.now_ns)
    assert world.sent() == []


@pytest.mark.parametrize("overload", [1, 2, 3])
def test_options_go_on_in_other_fields(overload: int) -> None:
    """RFC 2131 4.1: the options, then the file, then the server's name."""
    message = bytearray(World().reply("ack", 1, router=None, name_server=None))
    message[-1:] = bytes([52, 1, overload, 255])
    router, server = b"\x03\x04\x0a\0\x02\x09\xff", b"\0\x06\x04\x0a\0\x02\x08\xff"
    message[108 : 108 + len(router)] = router
    message[44 : 44 + len(server)] = server
    reply = wire.parse(bytes(message))
    assert reply is not None and format_ipv4(reply.mask) == "255.255.255.0"
    assert format_ipv4(reply.router) == ("10.0.2.9" if overload & 1 else "0.0.0.0")
    assert [format_ipv4(one) for one in reply.servers] == (["10.0.2.8"] if overload & 2 else [])
    # An option that leaves its field.
    message[108 + 121 : 236] = b"\x0f\x20abcde"
    message[108 : 108 + 121] = bytes(121)
    assert (wire.parse(bytes(message)) is None) == bool(overload & 1)
