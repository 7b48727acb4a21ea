"""Translation, the filter beside it, and the balancer: packets by hand, scapy as the other side."""

from scapy.layers.inet import ICMP, IP, TCP, UDP, ICMPerror, IPerror, UDPerror, fragment
from scapy.layers.inet6 import ICMPv6DestUnreach, ICMPv6EchoRequest, IPv6, UDPerror as UDP6error
from scapy.packet import Packet, Raw

from naja.net.filter.rules import Rule
from naja.net.forward.nat import FIRST_OWN_PORT, FIRST_PORT, Nat
from naja.net.forward.packet import mended
from naja.net.wire.address import parse_ipv4
from naja.net.wire.checksum import fold
from unit.net.router_world import A6, B6, INSIDE, OUTSIDE, A, B, RouterWorld, added

OTHER = "10.1.0.3"
TCP_PROTOCOL, UDP_PROTOCOL, ICMP_PROTOCOL = 6, 17, 1


class Natted(RouterWorld):
    def __init__(self) -> None:
        super().__init__()
        self.nat: Nat = self.router.masquerade(self.outside)

    def out(self, packet: Packet) -> Packet:
        """What `b` sees of a packet of `a`'s."""
        self.from_a(packet)
        (got,) = [one for one in self.got("b", IP) if one[IP].src == OUTSIDE]
        return got

    def back(self, packet: Packet) -> list[Packet]:
        """What `a` sees of a packet of `b`'s."""
        self.from_b(packet)
        return [one for one in self.got("a", IP) if one.src != INSIDE]


def udp(src: str, sport: int, dst: str, dport: int, text: bytes = b"text") -> Packet:
    return IP(src=src, dst=dst) / UDP(sport=sport, dport=dport) / Raw(text)


def segment(src: str, sport: int, dst: str, dport: int, flags: str) -> Packet:
    return IP(src=src, dst=dst) / TCP(sport=sport, dport=dport, flags=flags, seq=1)


def test_checksums_are_mended_as_if_computed() -> None:
    """RFC 1624 4: the example where older ways give the other zero."""
    assert mended(0xDD2F, 0x5555, 0x3285) == 0x0000
    for old, new in ((0, 0xFFFF), (0xFFFFFFFF, 0), (0x0A010002, 0x0A020001), (1, 0x10000)):
        rest = 0x1234 + 0xABCD
        assert mended(fold(rest + old), old, new) in (fold(rest + new), fold(rest + new) ^ 0xFFFF)


def test_a_mapping_is_the_same_for_all_destinations() -> None:
    world = Natted()
    first = world.out(udp(A, 4000, B, 53))
    assert (first.src, first[UDP].sport) == (OUTSIDE, 4000), "the port is preserved"
    again = world.out(udp(A, 4000, "10.2.0.2", 99))
    assert again[UDP].sport == 4000 and world.nat.mappings() == 1
    (answer,) = world.back(udp(B, 53, OUTSIDE, 4000, b"answer"))
    assert (answer.src, answer.dst, answer[UDP].dport) == (B, A, 4000)
    assert bytes(answer[UDP].payload) == b"answer" and answer.ttl == 63


def test_ports_that_two_want_and_those_of_the_machine() -> None:
    world = Natted()
    assert world.out(udp(A, 4000, B, 53))[UDP].sport == 4000
    taken = world.out(udp(OTHER, 4000, B, 53))[UDP].sport
    assert taken != 4000 and taken % 2 == 0 and FIRST_PORT <= taken < FIRST_OWN_PORT
    high = world.out(udp(A, 60001, B, 53))[UDP].sport
    assert high % 2 == 1 and FIRST_PORT <= high < FIRST_OWN_PORT
    assert world.out(udp(A, 7, B, 53))[UDP].sport >= FIRST_PORT
    assert world.out(segment(A, 4000, B, 80, "S"))[TCP].sport == 4000, "TCP has its own"


def test_only_who_was_talked_to_may_answer() -> None:
    world = Natted()
    world.out(udp(A, 4000, B, 53))
    assert len(world.back(udp(B, 77, OUTSIDE, 4000))) == 1, "another port of the same address"
    assert world.back(udp("10.2.0.9", 53, OUTSIDE, 4000)) == []
    assert world.back(udp(B, 53, A, 4000)) == [], "the address inside is nobody's business"
    assert world.back(udp(B, 53, OUTSIDE, 4001)) == []
    assert world.count("filtered") == 2


def test_silence_ends_a_mapping() -> None:
    world = Natted()
    world.out(udp(A, 4000, B, 53))
    world.after(290)
    assert len(world.back(udp(B, 53, OUTSIDE, 4000))) == 1
    world.after(20)
    assert world.nat.mappings() == 0, "what comes from outside does not keep it (REQ-6)"
    world.out(udp(A, 4000, B, 53))
    world.after(200)
    world.out(udp(A, 4000, B, 53))
    world.after(200)
    assert world.nat.mappings() == 1
    world.out(IP(src=A, dst=B) / ICMP(id=4, seq=1))
    world.after(61)
    assert world.nat.mappings() == 1, "an echo's ends after a minute, UDP's after five"


def test_tcp_is_kept_by_its_state() -> None:
    world = Natted()
    client, server = world.talk(B)
    assert server.remote_address()[0] == OUTSIDE
    assert client.send(b"request") == 7
    world.settle()
    assert server.receive(20) == b"request" and server.send(b"reply") == 5
    world.settle()
    assert client.receive(20) == b"reply"
    world.after(3600)
    assert world.nat.mappings() == 1, "idle for an hour"
    client.close()
    server.close()
    world.after(5)
    assert world.nat.mappings() == 1
    world.after(240)
    assert world.nat.mappings() == 0
    world.out(segment(A, 5000, B, 80, "S"))
    world.after(241)
    assert world.nat.mappings() == 0, "never answered"


def test_echoes_have_identifiers() -> None:
    world = Natted()
    got = world.out(IP(src=A, dst=B) / ICMP(id=4000, seq=1) / Raw(b"x"))
    assert got[ICMP].id == 4000
    assert [one[ICMP].id for one in world.got("a", ICMP)] == [4000], "b's reply"
    other = world.out(IP(src=OTHER, dst=B) / ICMP(id=4000, seq=1) / Raw(b"x"))
    assert other[ICMP].id != 4000 and world.nat.mappings() == 2


def test_errors_about_what_was_translated() -> None:
    world = Natted()
    sent = world.out(udp(A, 60001, B, 9))
    port = sent[UDP].sport
    (told,) = [one for one in world.got("a", IP) if ICMP in one]
    assert (told.src, told.dst, told[ICMP].type, told[ICMP].code) == (B, A, 3, 3)
    assert (told[IPerror].src, told[UDPerror].sport) == (A, 60001)
    # A router out there tells; TCP's checksum may be beyond what it quotes.
    syn = world.out(segment(A, 4100, B, 80, "S"))
    error = IP(src="10.2.0.77", dst=OUTSIDE) / ICMP(type=11) / Raw(bytes(syn)[:28])
    (told,) = [one for one in world.back(error) if one[ICMP].type == 11]
    assert told.src == "10.2.0.77" and told[IPerror].src == A
    quoted = bytes(told[ICMP].payload)
    assert quoted[20:22] == (4100).to_bytes(2, "big")
    assert added(quoted[:20]) == 0xFFFF, "the quoted header's checksum is mended, too"
    # And one from inside about a packet from outside.
    inner = IP(src=B, dst=A) / UDP(sport=9, dport=60001)
    out = world.out(IP(src=A, dst=B) / ICMP(type=3, code=3) / Raw(bytes(inner)))
    assert out[IPerror].dst == OUTSIDE and out[UDPerror].dport == port
    damaged = error.copy()
    damaged[ICMP].chksum = 1
    assert world.back(damaged) == [] and world.count("bad") == 1
    stray = IP(src=B, dst=OUTSIDE) / ICMP(type=11) / Raw(bytes(udp(OUTSIDE, 999, B, 9)))
    assert world.back(stray) == [], "about nothing that we sent"


def test_an_error_of_our_own_about_a_translated_packet() -> None:
    world = Natted()
    world.from_a(udp(A, 4000, "10.2.0.77", 9))
    world.after(4)
    (told,) = [one for one in world.got("a", IP) if ICMP in one]
    assert (told[ICMP].type, told[ICMP].code) == (3, 1)
    assert (told[IPerror].src, told[UDPerror].sport) == (A, 4000)


def test_fragments_are_put_together_first() -> None:
    world = Natted()
    parts = fragment(IP(src=A, dst=B, id=5) / UDP(sport=4000, dport=9) / Raw(bytes(3000)), 1000)
    for part in parts[1:] + parts[:1]:
        world.from_a(part)
    got = world.got("b", IP)
    assert [one.src for one in got if one.proto == UDP_PROTOCOL] == [OUTSIDE] * 3
    assert world.count("fragmented") == 1 and world.count("bad") == 0
    whole = b"".join(bytes(one.payload) for one in sorted(got, key=lambda one: int(one.frag)))
    assert len(whole) == 3008


def test_two_inside_meet_by_the_address_outside() -> None:
    world = Natted()
    world.out(udp(A, 4000, B, 53))
    world.from_a(udp(OTHER, 5000, OUTSIDE, 4000))
    (got,) = [one for one in world.got("a", IP) if UDP in one]
    assert (got.src, got[UDP].sport, got.dst, got[UDP].dport) == (OUTSIDE, 5000, A, 4000)


def test_the_table_is_bounded() -> None:
    world = RouterWorld()
    nat = Nat(world.ends["outside"].prf, world.ends["outside"].timers, limit=4)
    world.outside.nat = nat
    world.router.guard(world.outside)
    for port in range(2000, 2005):
        world.from_a(udp(A, port, B, 80))
    assert len(world.got("b", UDP)) == 1, "one that nobody answered went for it"
    for port in range(2001, 2005):
        world.from_b(udp(B, 80, OUTSIDE, port))
        assert len(world.got("a", UDP)) == 1
    world.from_a(udp(A, 3000, B, 80))
    assert world.got("b", UDP) == [] and nat.sessions.refused == 1, "those that talk stay"
    assert world.count("untranslated") == 1 and len(nat.sessions) == nat.mappings() == 4


def test_a_new_address_outside_ends_what_was() -> None:
    world = Natted()
    world.out(udp(A, 4000, B, 53))
    now_ns = world.clock.now_ns
    world.ends["outside"].configure(parse_ipv4("10.2.0.8"), 24, 0, now_ns)
    world.from_a(udp(A, 4001, B, 53))
    assert [one.src for one in world.got("b", IP) if UDP in one] == ["10.2.0.8"]
    assert world.nat.mappings() == 1


def test_the_router_itself_is_shy_outside() -> None:
    world = Natted()
    assert world.back(segment(B, 9, OUTSIDE, 22, "S")) == [] and world.got("b", TCP) == []
    world.from_b(IP(src=B, dst=OUTSIDE) / ICMP(id=1))
    assert len(world.got("b", ICMP)) == 1


def test_a_guard_lets_answers_in_and_what_rules_allow() -> None:
    world = RouterWorld()
    guard = world.router.guard(world.outside)
    guard.inbound.rules.append(Rule(True, TCP_PROTOCOL, 22, 22, bytes([10, 2, 0, 0]), 24))
    world.from_b(udp(B, 9, A, 9))
    assert world.got("a", UDP) == []
    world.from_a(udp(A, 9, B, 9))
    (told,) = [one for one in world.got("a", IP) if ICMP in one]
    assert told[ICMPerror if ICMPerror in told else UDPerror].sport == 9, "errors are answers"
    world.from_b(udp(B, 9, A, 9))
    assert len(world.got("a", UDP)) == 1
    world.from_b(segment(B, 5, A, 22, "S"))
    assert len(world.got("a", TCP)) == 1 and world.got("b", TCP)[0].sport == 22
    world.from_b(segment(B, 5, A, 23, "S"))
    assert world.got("a", TCP) == []
    world.from_b(IP(src=B, dst=A, proto=47) / Raw(bytes(20)))
    assert world.got("a", IP) == []


def test_a_guard_over_ipv6() -> None:
    world = RouterWorld()
    world.router.guard(world.outside)

    def hears(packet: Packet) -> bool:
        world.from_b(packet)
        return any(one.src == B6 and one.nh in (17, 44) for one in world.got("a", IPv6))

    assert not hears(IPv6(src=B6, dst=A6) / UDP(sport=7, dport=8))
    world.from_b(IPv6(src=B6, dst=A6) / ICMPv6EchoRequest())
    assert not [one for one in world.got("a", IPv6) if ICMPv6EchoRequest in one]
    world.from_a(IPv6(src=A6, dst=B6) / UDP(sport=8, dport=7))
    told = world.got("a", ICMPv6DestUnreach)
    assert len(told) == 1 and told[0][UDP6error].sport == 8, "b's port unreachable"
    assert hears(IPv6(src=B6, dst=A6) / UDP(sport=7, dport=8))
    client, server = world.talk_six()
    assert server.send(b"six") == 3
    world.settle()
    assert client.receive(9) == b"six"
    world.after(301)
    assert not hears(IPv6(src=B6, dst=A6) / UDP(sport=7, dport=8))


def test_connections_are_shared_out() -> None:
    world = RouterWorld()
    balancer = world.router.balance(parse_ipv4(OUTSIDE), 80)
    # Backends are inside: `a` at two ports.
    for port in (8001, 8002):
        balancer.add(parse_ipv4(A), port)
    listeners = [world.a.tcp.listen(0, port, 10) for port in (8001, 8002)]
    clients = []
    for _ in range(4):
        client = world.b.tcp.connect(parse_ipv4(OUTSIDE), 80, world.clock.now_ns)
        world.settle()
        assert client.connected()
        clients.append(client)
    assert [one.served for one in balancer.backends] == [2, 2]
    server = listeners[0].accept()
    assert server is not None and server.remote_address()[0] == B, "the client's own address"
    assert server.local_address()[1] == 8001 and server.send(b"hi") == 2
    world.settle()
    assert [client.receive(9) for client in clients].count(b"hi") == 1
    balancer.backends[0].up = False
    for _ in range(2):
        world.b.tcp.connect(parse_ipv4(OUTSIDE), 80, world.clock.now_ns)
        world.settle()
    assert [one.served for one in balancer.backends] == [2, 4]
    for client in clients:
        client.abort()
    world.after(241)
    assert [one.connections for one in balancer.backends] == [0, 2]
    balancer.backends[1].up = False
    world.from_b(segment(B, 9, OUTSIDE, 80, "S"))
    assert world.count("filtered") == 1, "nobody is there"
    world.from_b(segment(B, 9, OUTSIDE, 80, "A"))
    assert world.count("filtered") == 2, "and only a SYN begins"


def test_a_port_outside_may_lead_to_a_server_inside() -> None:
    world = Natted()
    balancer = world.router.balance(parse_ipv4(OUTSIDE), 8080)
    balancer.add(parse_ipv4(A), 80)
    listener = world.a.tcp.listen(0, 80, 5)
    client = world.b.tcp.connect(parse_ipv4(OUTSIDE), 8080, world.clock.now_ns)
    world.settle()
    assert client.connected() and listener.accept() is not None
