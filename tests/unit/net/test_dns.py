"""The resolver against scripted name servers whose messages scapy writes."""

import ipaddress
import random

import pytest
from hypothesis import given, strategies as st
from scapy.layers.dns import DNS, DNSQR, DNSRR, DNSRRSOA, DNSRRSRV
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Packet

from naja.net.dns.resolver import Lookup, Resolver
from naja.net.iface.interface import Interface
from naja.net.wire import dns
from naja.net.wire.address import parse_ipv4
from naja.net.wire.address6 import format_ipv6
from naja.sim.clock import SeededEntropy
from unit.net.worlds import A_MAC, SECOND_NS, settle

US, US_MAC = "10.0.0.1", "02:00:00:00:00:01"
SERVERS = ["10.0.0.53", "10.0.0.54"]
SERVER_MAC = "02:00:00:00:00:53"


class World:
    """Two name servers on the link; `asked` are the questions that nobody answered yet."""

    def __init__(self, search: list[str] | None = None) -> None:
        self.now_ns = SECOND_NS
        self.host = Interface(A_MAC, 1500, SeededEntropy(5).random_bytes(16))
        self.host.configure(parse_ipv4(US), 24, 0, self.now_ns)
        self.now_ns = settle(self.host, self.now_ns)
        servers = [parse_ipv4(server) for server in SERVERS]
        self.resolver = Resolver(self.host, servers, search or [])
        self.packets: list[Packet] = []

    def hear(self, packet: Packet) -> None:
        self.host.receive(bytes(Ether(src=SERVER_MAC, dst=US_MAC) / packet), self.now_ns)
        self.host.wake()

    def asked(self) -> list[Packet]:
        """IP packets that leave now; ARP is answered."""
        found = []
        self.host.poll(self.now_ns)
        frame = self.host.next_frame()
        while frame is not None:
            packet = Ether(frame)
            if ARP in packet and packet[ARP].op == 1 and packet[ARP].pdst in SERVERS:
                reply = ARP(op=2, psrc=packet[ARP].pdst, hwsrc=SERVER_MAC, pdst=US, hwdst=US_MAC)
                self.host.receive(bytes(Ether(src=SERVER_MAC, dst=US_MAC) / reply), self.now_ns)
            elif IP in packet:
                found.append(packet[IP])
            frame = self.host.next_frame()
        return found

    def question(self) -> Packet:
        (packet,) = self.asked()
        assert packet[UDP].dport == 53 and packet[DNS].rd == 1 and packet[DNS].qdcount == 1
        return packet

    def answer(self, question: Packet, *records: Packet, **fields: object) -> None:
        """The server's reply to `question`."""
        asked = question[DNS]
        wanted = {"id": asked.id, "qr": 1, "ra": 1, "qd": asked.qd, "an": list(records)}
        reply = DNS(**{**wanted, **fields})
        ports = {"sport": 53, "dport": question[UDP].sport}
        self.hear(IP(src=question.dst, dst=US) / UDP(**ports) / reply)

    def wait(self, seconds: float) -> None:
        end_ns = self.now_ns + round(seconds * SECOND_NS)
        while True:
            deadline_ns = self.host.next_deadline_ns()
            if deadline_ns < 0 or deadline_ns > end_ns:
                break
            self.now_ns = max(self.now_ns, deadline_ns)
            self.packets += self.asked()
            self.host.wake()
        self.now_ns = end_ns
        self.host.poll(end_ns)


def name_of(packet: Packet) -> str:
    return bytes(packet[DNS].qd[0].qname).decode()


def a(name: str, address: str, ttl: int = 60) -> DNSRR:
    return DNSRR(rrname=name, type="A", ttl=ttl, rdata=address)


def addresses(lookup: Lookup) -> list[str]:
    assert lookup.done and lookup.code == dns.NO_ERROR
    return [str(ipaddress.ip_address(record.data)) for record in lookup.records]


def test_an_address_and_the_cache() -> None:
    world = World()
    woken: list[bool] = []
    lookup = world.resolver.lookup("WWW.Example.com", dns.A)
    lookup.set_waker(lambda: woken.append(lookup.done))
    question = world.question()
    assert name_of(question) == "www.example.com." and question.dst == SERVERS[0]
    assert question[UDP].sport >= 49152 and question[DNS].ar[0].type == 41
    world.answer(question, a("www.example.com", "1.2.3.4"), a("www.example.com", "1.2.3.5"))
    assert woken == [True] and addresses(lookup) == ["1.2.3.4", "1.2.3.5"]
    again = world.resolver.lookup("www.example.com", dns.A)
    assert again.done and world.asked() == []
    world.wait(61)
    assert not world.resolver.lookup("www.example.com", dns.A).done
    assert name_of(world.question()) == "www.example.com."


def test_aliases() -> None:
    world = World()
    lookup = world.resolver.lookup("www.example.com", dns.A)
    alias = DNSRR(rrname="www.example.com", type="CNAME", ttl=60, rdata="web.example.net")
    stray = a("elsewhere.example", "6.6.6.6")
    world.answer(world.question(), alias, a("web.example.net", "1.2.3.4"), stray)
    assert addresses(lookup) == ["1.2.3.4"]
    # An alias alone: its target is asked for.
    lookup = world.resolver.lookup("ftp.example.com", dns.A)
    alias = DNSRR(rrname="ftp.example.com", type="CNAME", ttl=60, rdata="files.example.net")
    world.answer(world.question(), alias)
    question = world.question()
    assert name_of(question) == "files.example.net."
    world.answer(question, a("files.example.net", "1.2.3.9"))
    assert addresses(lookup) == ["1.2.3.9"]
    # Two that name each other.
    lookup = world.resolver.lookup("one.example", dns.A)
    for _ in range(30):
        if lookup.done:
            break
        question = world.question()
        other = "two.example" if name_of(question) == "one.example." else "one.example"
        alias = DNSRR(rrname=name_of(question), type="CNAME", ttl=0, rdata=other)
        world.answer(question, alias)
    assert lookup.done and lookup.code == dns.SERVER_FAILURE


def test_no_such_name_and_no_such_record_are_remembered() -> None:
    world = World()
    soa = DNSRRSOA(rrname="example.com", ttl=300, mname="n", rname="r", minimum=120)
    lookup = world.resolver.lookup("none.example.com", dns.A)
    world.answer(world.question(), rcode=3, ns=[soa])
    assert lookup.done and lookup.code == dns.NAME_ERROR
    world.wait(119)
    assert world.resolver.lookup("none.example.com", dns.A).done
    world.wait(2)
    assert not world.resolver.lookup("none.example.com", dns.A).done
    world.asked()
    lookup = world.resolver.lookup("text.example.com", dns.AAAA)
    world.answer(world.question(), ns=[soa])
    assert lookup.done and lookup.code == dns.NO_ERROR and lookup.records == []


def test_search_list() -> None:
    world = World(["corp.example", "example"])
    lookup = world.resolver.lookup("db", dns.A)
    names = []
    for _ in range(3):
        question = world.question()
        names.append(name_of(question))
        world.answer(question, rcode=3)
    assert names == ["db.corp.example.", "db.example.", "db."] and lookup.done
    lookup = world.resolver.lookup("db.x", dns.A)
    assert name_of(world.question()) == "db.x."
    absolute = world.resolver.lookup("db2.", dns.A)
    question = world.question()
    assert name_of(question) == "db2."
    world.answer(question, rcode=3)
    assert absolute.done and not lookup.done


def test_servers_in_turn_until_nobody_answers() -> None:
    world = World()
    lookup = world.resolver.lookup("slow.example", dns.A)
    world.packets += world.asked()
    world.wait(30)
    questions = [packet for packet in world.packets if UDP in packet]
    assert [question.dst for question in questions] == SERVERS * 2
    assert len({question[UDP].sport for question in questions}) == 4
    assert len({question[DNS].id for question in questions}) == 4
    assert lookup.done and lookup.code == dns.SERVER_FAILURE
    assert world.host.next_deadline_ns() == -1 and world.host.udp._sockets == {}


@pytest.mark.parametrize("code", [2, 5])
def test_a_server_that_fails(code: int) -> None:
    world = World()
    lookup = world.resolver.lookup("www.example", dns.A)
    world.answer(world.question(), rcode=code)
    question = world.question()
    assert question.dst == SERVERS[1]
    world.answer(question, a("www.example", "1.1.1.1"))
    assert addresses(lookup) == ["1.1.1.1"]


def test_a_server_that_is_not_there() -> None:
    world = World()
    world.resolver.lookup("www.example", dns.A)
    question = world.question()
    world.hear(IP(src=SERVERS[0], dst=US) / ICMP(type=3, code=3) / bytes(question)[:28])
    assert world.question().dst == SERVERS[1]


def test_a_server_without_edns() -> None:
    world = World()
    lookup = world.resolver.lookup("www.example", dns.A)
    world.answer(world.question(), rcode=1)
    question = world.question()
    assert question.dst == SERVERS[0] and question[DNS].arcount == 0
    world.answer(question, a("www.example", "1.1.1.1"))
    assert addresses(lookup) == ["1.1.1.1"]


def test_forged_replies_are_not_believed() -> None:
    world = World()
    lookup = world.resolver.lookup("www.example", dns.A)
    question = world.question()
    false = a("www.example", "6.6.6.6")
    world.answer(question, false, id=question[DNS].id ^ 1)
    world.answer(question, false, qd=DNSQR(qname="other.example"))
    world.answer(question, false, qd=DNSQR(qname="www.example", qtype="AAAA"))
    elsewhere = question.copy()
    elsewhere.dst = SERVERS[1]
    world.answer(elsewhere, false)
    assert not lookup.done
    world.answer(question, a("www.example", "1.1.1.1"))
    assert addresses(lookup) == ["1.1.1.1"]


def test_truncated_replies_are_asked_for_by_tcp() -> None:
    world = World()
    lookup = world.resolver.lookup("big.example", dns.TXT)
    world.answer(world.question(), tc=1)
    (syn,) = world.asked()
    assert syn.dst == SERVERS[0] and syn[TCP].dport == 53 and syn[TCP].flags == "S"
    ports = {"sport": 53, "dport": syn[TCP].sport}
    world.hear(IP(src=SERVERS[0], dst=US) / TCP(**ports, flags="SA", seq=7, ack=syn[TCP].seq + 1))
    asked = [packet for packet in world.asked() if TCP in packet and packet[TCP].payload]
    data = bytes(asked[0][TCP].payload)
    question = DNS(data[2:])
    assert len(data) == 2 + int.from_bytes(data[:2], "big")
    strings = [b"x" * 250, b"y" * 200] * 5
    record = DNSRR(rrname="big.example", type="TXT", ttl=9, rdata=strings)
    reply = bytes(DNS(id=question.id, qr=1, qd=question.qd, an=[record]))
    whole = len(reply).to_bytes(2, "big") + reply
    ack = asked[0][TCP].seq + len(data)
    for start in range(0, len(whole), 1000):
        part = whole[start : start + 1000]
        numbers = {"seq": 8 + start, "ack": ack, "flags": "PA"}
        world.hear(IP(src=SERVERS[0], dst=US) / TCP(**ports, **numbers) / part)
    assert lookup.done and dns.texts(lookup.records[0]) == strings


def test_services() -> None:
    world = World()
    lookup = world.resolver.lookup("_sip._tcp.example", dns.SRV)
    record = DNSRRSRV(
        rrname="_sip._tcp.example", ttl=5, priority=1, weight=2, port=5060, target="sip.example"
    )
    world.answer(world.question(), record)
    (found,) = lookup.records
    assert (found.priority, found.weight, found.port) == (1, 2, 5060)
    assert found.target == "sip.example"


def test_one_question_for_many_who_ask_and_none_for_nobody() -> None:
    world = World()
    first = world.resolver.lookup("www.example", dns.A)
    second = world.resolver.lookup("www.example", dns.A)
    question = world.question()
    world.resolver.cancel(first)
    world.answer(question, a("www.example", "1.1.1.1"))
    assert addresses(second) == ["1.1.1.1"] and not first.done
    third = world.resolver.lookup("ftp.example", dns.A)
    world.asked()
    world.resolver.cancel(third)
    assert world.host.next_deadline_ns() == -1 and world.host.udp._sockets == {}


def test_what_is_no_name() -> None:
    world = World()
    for name in ("", ".", "a..b", "x" * 64, ".".join(["abcdefg"] * 40), "ümlaut"):
        assert world.resolver.lookup(name, dns.A).done, name
    assert world.asked() == []


def test_without_servers() -> None:
    host = Interface(A_MAC, 1500, bytes(16))
    lookup = Resolver(host, [], []).lookup("www.example", dns.A)
    assert lookup.done and lookup.code == dns.SERVER_FAILURE


def test_the_cache_is_bounded() -> None:
    world = World()
    for index in range(300):
        world.resolver.lookup(f"n{index}.example", dns.A)
        question = world.question()
        world.answer(question, a(f"n{index}.example", "1.1.1.1"))
    assert len(world.resolver._cache) == 256


@given(st.binary(max_size=80))
def test_any_octets_are_parsed_or_refused(data: bytes) -> None:
    dns.parse(data)
    dns.parse(b"\0\0\x80\0\0\1\0\3\0\1\0\0" + data)
    name, after = dns.read_name(data, 0)
    assert after == -1 or (0 < after <= len(data) and len(name) <= 255)


@given(st.integers(0, 2**32))
def test_damaged_messages(seed: int) -> None:
    chance = random.Random(seed)
    records = [a("www.example", "1.2.3.4"), DNSRRSRV(rrname="s.example", target="t.example")]
    octets = bytearray(
        bytes(DNS(id=1, qr=1, qd=DNSQR(qname="www.example"), an=records, ar=DNSRR(type=41)))
    )
    for _ in range(chance.randrange(1, 5)):
        octets[chance.randrange(len(octets))] = chance.choice([0, 1, 63, 64, 0xC0, 0xC1, 255])
    del octets[chance.randrange(12, len(octets) + 1) :]
    dns.parse(bytes(octets))


@given(st.binary(min_size=16, max_size=16))
def test_ipv6_text(data: bytes) -> None:
    assert format_ipv6(data) == ipaddress.IPv6Address(data).compressed


def test_ipv6_text_with_zeros() -> None:
    for text in ("::", "::1", "1::", "2001:db8::1:0:0:1", "1:0:2:0:3:0:4:0", "0:0:1::"):
        address = ipaddress.IPv6Address(text)
        assert format_ipv6(address.packed) == address.compressed
