"""The ARP cache: learning, waiting, asking, giving up, bounds."""

from naja.net.arp.cache import ArpCache
from naja.net.counters import Counters
from naja.net.ip.neighbours import (
    MAX_ENTRIES,
    MAX_PENDING,
    MAX_REQUESTS,
    REQUEST_INTERVAL_NS,
    TRUST_NS,
    UNKNOWN,
)
from naja.net.timers import TimerHeap
from naja.net.wire.address import BROADCAST_MAC
from naja.net.wire.arp import REPLY, REQUEST, ArpPacket, parse
from naja.net.wire.ethernet import destination

US_MAC, US = 0x02AA, 0x0A00000A
PEER_MAC, PEER = 0x02BB, 0x0A000014


class World:
    def __init__(self) -> None:
        self.timers = TimerHeap()
        self.counters = Counters()
        self.cache = ArpCache(US_MAC, self.timers, self.counters)
        self.cache.address = US

    def sent(self) -> list[tuple[int, ArpPacket]]:
        frames = []
        while len(self.cache.outbox) > 0:
            frame = bytes(self.cache.outbox.pop())
            packet = parse(frame)
            assert packet is not None
            frames.append((destination(frame), packet))
        return frames


def test_answers_requests_for_us_and_learns() -> None:
    world = World()
    assert world.cache.receive(ArpPacket(REQUEST, PEER_MAC, PEER, 0, US), 0) is not None
    ((dst, reply),) = world.sent()
    assert dst == PEER_MAC and reply.operation == REPLY
    assert (reply.sender_mac, reply.sender) == (US_MAC, US)
    assert (reply.target_mac, reply.target) == (PEER_MAC, PEER)
    assert world.cache.resolve(PEER, 0) == PEER_MAC


def test_other_peoples_traffic_is_not_learned() -> None:
    world = World()
    world.cache.receive(ArpPacket(REQUEST, PEER_MAC, PEER, 0, 99), 0)
    world.cache.receive(ArpPacket(REPLY, PEER_MAC, PEER, US_MAC, US), 0)
    assert world.sent() == [] and len(world.cache) == 0


def test_somebody_with_our_address_or_a_group_station_is_refused() -> None:
    world = World()
    world.cache.receive(ArpPacket(REQUEST, PEER_MAC, US, 0, US), 0)
    world.cache.receive(ArpPacket(REQUEST, 1 << 40, PEER, 0, US), 0)
    assert world.counters.bad_address == 2 and len(world.cache) == 0


def test_packets_wait_for_the_answer() -> None:
    world = World()
    frames = [bytearray([index]) for index in range(MAX_PENDING + 2)]
    for frame in frames:
        world.cache.wait(PEER, frame, 0)
    ((dst, request),) = world.sent()
    assert dst == BROADCAST_MAC and (request.operation, request.target) == (REQUEST, PEER)
    assert world.counters.arp_pending_dropped == 2
    waiting = world.cache.receive(ArpPacket(REPLY, PEER_MAC, PEER, US_MAC, US), 0)
    assert waiting is not None
    assert [waiting.pop() for _ in range(len(waiting))] == frames[2:]
    assert world.timers.next_deadline_ns() == -1


def test_asks_three_times_then_gives_up() -> None:
    world = World()
    world.cache.wait(PEER, bytearray(1), 0)
    now_ns = 0
    asked = len(world.sent())
    while world.timers.next_deadline_ns() >= 0:
        assert world.timers.next_deadline_ns() == now_ns + REQUEST_INTERVAL_NS
        now_ns += REQUEST_INTERVAL_NS
        world.timers.run(now_ns)
        asked += len(world.sent())
    assert asked == MAX_REQUESTS and len(world.cache) == 0
    assert world.cache.unanswered.pop() == PEER
    assert (world.counters.arp_unanswered, world.counters.arp_pending_dropped) == (1, 1)


def test_old_entries_are_asked_for_again_and_serve_meanwhile() -> None:
    world = World()
    world.cache.receive(ArpPacket(REQUEST, PEER_MAC, PEER, 0, US), 0)
    world.sent()
    assert world.cache.resolve(PEER, TRUST_NS - 1) == PEER_MAC and world.sent() == []
    assert world.cache.resolve(PEER, TRUST_NS) == PEER_MAC
    assert world.cache.resolve(PEER, TRUST_NS) == PEER_MAC
    ((dst, request),) = world.sent()
    assert dst == PEER_MAC and request.operation == REQUEST
    world.cache.receive(ArpPacket(REPLY, PEER_MAC + 1, PEER, US_MAC, US), TRUST_NS)
    assert world.cache.resolve(PEER, TRUST_NS) == PEER_MAC + 1


def test_the_cache_is_bounded() -> None:
    world = World()
    for address in range(1000, 1000 + 3 * MAX_ENTRIES):
        world.cache.receive(ArpPacket(REQUEST, address, 0x01000000 + address, 0, US), 0)
        world.cache.wait(0x02000000 + address, bytearray(1), 0)
    assert len(world.cache) == MAX_ENTRIES
    assert len(world.cache.outbox) <= MAX_ENTRIES
    assert world.counters.outbox_full > 0
    world.cache.forget_all()
    assert len(world.cache) == 0 and world.timers.next_deadline_ns() == -1
    assert world.cache.resolve(PEER, 0) == UNKNOWN


def test_announcement() -> None:
    world = World()
    world.cache.announce()
    ((dst, packet),) = world.sent()
    assert dst == BROADCAST_MAC and packet.sender == packet.target == US
