"""The time client against a server written here, in virtual time."""

from naja.boot.network_time import AdjustedClock, keep_time
from naja.net.ntp.client import FIRST_PAUSE_NS, POLL_NS, WAIT_NS, NtpClient
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address import format_ipv4
from naja.net.wire.ntp import parse, time_at
from naja.sim.clock import VirtualClock
from unit.net.worlds import MILLISECOND_NS, SECOND_NS, A, B, Hosts

# 2026-01-01T00:00:00Z in both ways of counting.
NEW_YEAR_S = 1_767_225_600
NTP_OFFSET = 2_208_988_800


def stamp(nanoseconds: int) -> bytes:
    seconds, rest = divmod(nanoseconds, SECOND_NS)
    return (seconds + NTP_OFFSET & 0xFFFFFFFF).to_bytes(4, "big") + (
        (rest << 32) // SECOND_NS
    ).to_bytes(4, "big")


def answer(question: bytes, wall_ns: int, **changes: bytes) -> bytes:
    """A server's answer; `changes` are octets by the number of the first, as `at4=...`."""
    made = bytearray(48)
    made[0], made[1] = 0x24, 2
    made[24:32] = question[40:48]
    made[32:40] = stamp(wall_ns)
    made[40:48] = stamp(wall_ns)
    for name, octets in changes.items():
        at = int(name.removeprefix("at"))
        made[at : at + len(octets)] = octets
    return bytes(made)


class Timed(Hosts):
    """`a` asks `b`, which answers in the tests' words."""

    def __init__(self, servers: list[int]) -> None:
        super().__init__()
        self.told: list[tuple[int, int]] = []
        self.client = NtpClient(self.a, servers, lambda wall, at: self.told.append((wall, at)))
        self.server: UdpSocket = self.b.udp.bind(123)
        self.client.begin(self.clock.now_ns)

    def question(self, seconds: int = 60) -> bytes:
        self.run(seconds * SECOND_NS, lambda: len(self.server.queue) > 0)
        datagram = self.server.receive()
        assert datagram is not None, "nothing was asked"
        self.port = datagram.src_port
        return datagram.payload

    def reply(self, data: bytes) -> None:
        self.b.send_datagram(self.server, A, self.port, data)
        self.run(100 * MILLISECOND_NS)


def test_the_time_is_that_of_the_middle_of_the_way() -> None:
    world = Timed([B])
    asked = world.question()
    assert asked[0] == 0x23 and asked[1:40] == bytes(39), "nothing of ours is told"
    begun_ns = world.clock.now_ns
    world.reply(answer(asked, NEW_YEAR_S * SECOND_NS))
    ((wall_ns, at_ns),) = world.told
    assert at_ns - begun_ns == MILLISECOND_NS
    assert abs(wall_ns - NEW_YEAR_S * SECOND_NS) <= 2 * MILLISECOND_NS, "ARP was on the way, too"
    again = world.question(POLL_NS // SECOND_NS + 1)
    assert again[40:] != asked[40:] and world.client.answers == 1
    world.reply(answer(again, NEW_YEAR_S * SECOND_NS))
    # It was said a millisecond before it was heard.
    assert abs(world.told[1][0] - NEW_YEAR_S * SECOND_NS - MILLISECOND_NS) < 10


def test_what_is_not_to_be_believed() -> None:
    world = Timed([B])
    asked = world.question()
    wall_ns = NEW_YEAR_S * SECOND_NS
    wrong = [
        answer(asked, wall_ns)[:47],
        answer(bytes(48), wall_ns),
        answer(asked, wall_ns, at0=b"\x23"),
        answer(asked, wall_ns, at0=b"\xe4"),
        answer(asked, wall_ns, at0=b"\x14"),
        answer(asked, wall_ns, at1=b"\x10"),
        answer(asked, wall_ns, at4=b"\x00\x01\x00\x00"),
        answer(asked, wall_ns, at8=b"\x80\x00\x00\x00"),
        answer(asked, wall_ns, at40=bytes(8)),
        answer(asked, wall_ns, at32=stamp(wall_ns + SECOND_NS)),
    ]
    for data in wrong:
        world.reply(data)
    assert world.told == []
    world.reply(answer(asked, wall_ns))
    assert len(world.told) == 1, "the right one is still waited for"


def test_silence_leads_to_the_next_server_and_to_patience() -> None:
    world = Timed([A + 100, B])
    begun_ns = world.clock.now_ns
    asked = world.question()
    assert world.clock.now_ns - begun_ns >= WAIT_NS + FIRST_PAUSE_NS
    world.reply(answer(asked, NEW_YEAR_S * SECOND_NS))
    assert len(world.told) == 1
    world.question(POLL_NS // SECOND_NS + 1)
    world.server.queue.clear()
    world.run(3600 * SECOND_NS)
    assert len(world.server.queue) < 20


def test_a_kiss_of_death_is_obeyed() -> None:
    world = Timed([B])
    world.reply(answer(world.question(), 0, at1=b"\0", at12=b"RATE"))
    assert world.client.kisses == 1 and world.told == []
    asked = world.question()
    world.reply(answer(asked, NEW_YEAR_S * SECOND_NS))
    answered_ns = world.clock.now_ns
    world.reply(answer(world.question(3 * POLL_NS // SECOND_NS), 0, at1=b"\0", at12=b"DENY"))
    assert world.clock.now_ns - answered_ns > 2 * POLL_NS - SECOND_NS, "half as often"
    world.run(24 * 3600 * SECOND_NS)
    assert len(world.server.queue) == 0, "never again"
    forged = Timed([B])
    asked = forged.question()
    forged.reply(answer(bytes(48), 0, at1=b"\0", at12=b"DENY"))
    assert forged.client.kisses == 0, "it does not quote us"


def test_denial_of_one_server_leaves_the_others() -> None:
    world = Timed([B, A + 100])
    world.reply(answer(world.question(), 0, at1=b"\0", at12=b"RSTR"))
    world.run(600 * SECOND_NS)
    assert len(world.server.queue) == 0 and world.client.kisses == 1


def test_eras() -> None:
    assert time_at(stamp(NEW_YEAR_S * SECOND_NS + 500_000_000), 0) == (
        NEW_YEAR_S * SECOND_NS + 500_000_000
    )
    later = 2_240_611_200 * SECOND_NS
    assert time_at(stamp(later), 0) == later, "2041 is in the second era (RFC 4330 3)"
    reply = parse(answer(bytes(48), later), bytes(8))
    assert reply is not None and reply.sent_ns == later


def test_the_clock_is_the_old_one_until_somebody_tells() -> None:
    clock = VirtualClock(5)
    adjusted = AdjustedClock(clock)
    assert adjusted.wall_ns() == 5
    world = Timed([A + 100])
    keep_time(world.a, adjusted, format_ipv4(B))
    world.reply(answer(world.question(), NEW_YEAR_S * SECOND_NS))
    before_ns = adjusted.wall_ns()
    clock.advance_to(clock.now_ns + 7)
    assert adjusted.wall_ns() == before_ns + 7 and adjusted.monotonic_ns() == clock.now_ns
