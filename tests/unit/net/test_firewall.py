"""The firewall: its rules alone, and between two hosts."""

import pytest

from naja.net.counters import Counters
from naja.net.filter.firewall import Firewall
from naja.net.filter.flows import OTHER_IDLE_NS, TCP_IDLE_NS, FlowTable
from naja.net.filter.rules import RuleList, parse_rules
from naja.net.iface.interface import Interface
from naja.net.tcp.state import SYN_SENT
from unit.net.worlds import SECOND_NS, A, B, Hosts, Sink

TCP, UDP, ICMP = 6, 17, 1
TEN = bytes([10, 0, 0, 1])


def decided(rules: RuleList, protocol: int, octets: bytes, port: int) -> bool:
    return rules.allows(protocol, octets, port, True)


def test_the_first_rule_that_fits_decides() -> None:
    inbound, outbound = parse_rules(
        "deny allow\n"
        "in deny 6 80 80 0a000000/25\n"
        "in allow 6 80 89 -\n"
        "in allow 17 53 53 20010db8000000000000000000000000/33\n"
        "out deny 0 0 65535 0a000001/32"
    )
    assert not decided(inbound, TCP, TEN, 80)
    assert decided(inbound, TCP, bytes([10, 0, 0, 128]), 80), "behind the prefix"
    assert decided(inbound, TCP, TEN, 89) and not decided(inbound, TCP, TEN, 90)
    assert not decided(inbound, UDP, TEN, 53), "of the other family"
    assert decided(inbound, UDP, bytes.fromhex("20010db8 7fff 0000") + bytes(8), 53)
    assert not decided(inbound, UDP, bytes.fromhex("20010db8 8000 0000") + bytes(8), 53)
    assert [rule.hits for rule in inbound.rules] == [1, 2, 1]
    assert not decided(outbound, ICMP, TEN, 0), "ICMP has no ports"
    assert decided(outbound, TCP, bytes([10, 0, 0, 2]), 1), "the default"
    assert outbound.allows(TCP, TEN, 1, False) is False and outbound.rules[0].hits == 1


def test_flows_end_and_are_bounded() -> None:
    flows = FlowTable(UDP, limit=3)
    flows.begin(A, 53, 4000, 0)
    assert not flows.touch(A, 53, 4001, 0) and not flows.touch(B, 53, 4000, 0)
    assert flows.touch(A, 53, 4000, OTHER_IDLE_NS)
    assert flows.touch(A, 53, 4000, 2 * OTHER_IDLE_NS)
    assert not flows.touch(A, 53, 4000, 3 * OTHER_IDLE_NS + 1) and len(flows) == 0
    for port in (1, 2, 3, 4):
        flows.begin(A, 53, port, port)
    assert len(flows) == 3 and not flows.touch(A, 53, 1, 5), "the oldest went"
    flows.begin(A, 53, 5, OTHER_IDLE_NS + 10)
    assert len(flows) == 1, "those that were silent went"
    used: set[int] = set()
    flows.add_addresses(used)
    assert used == {A}
    assert TCP_IDLE_NS > 2 * 3600 * SECOND_NS


def guard(interface: Interface, text: str) -> Firewall:
    firewall = Firewall(parse_rules(text), interface.configuration, interface.counters)
    interface.gate = firewall
    return firewall


def test_only_declared_ports_are_reached() -> None:
    hosts = Hosts()
    firewall = guard(hosts.b, "deny allow\nin allow 6 80 80 -")
    hosts.b.tcp.listen(0, 81, 10)
    hidden = hosts.connect(81)
    hosts.run(10 * SECOND_NS)
    assert hidden.tcb.state == SYN_SENT and hosts.b.counters.firewall_in >= 3, "no word of it"
    client, server = hosts.open(80)
    sink = Sink(client)
    server.send(b"answer")
    hosts.run()
    assert sink.data == b"answer"
    assert firewall.inbound.rules[0].hits > 0 and firewall.flows() == 0, "strangers take no memory"


def test_answers_to_what_we_began_come_in() -> None:
    hosts = Hosts()
    firewall = guard(hosts.a, "deny allow")
    client, server = hosts.open(80)
    sink = Sink(client)
    server.send(b"x" * 5000)
    hosts.run()
    assert len(sink.data) == 5000 and firewall.flows() == 1
    asking, answering = hosts.a.udp.bind(0), hosts.b.udp.bind(53)
    hosts.a.send_datagram(asking, B, 53, b"question")
    hosts.run()
    assert answering.receive() is not None
    hosts.b.send_datagram(answering, A, asking.port, b"answer")
    hosts.run()
    answer = asking.receive()
    assert answer is not None and answer.payload == b"answer"
    # Another of their ports is a stranger.
    hosts.b.send_datagram(hosts.b.udp.bind(0), A, asking.port, b"forged")
    hosts.run()
    assert asking.receive() is None and hosts.a.counters.firewall_in == 1


def test_what_must_not_leave_stays() -> None:
    hosts = Hosts()
    firewall = guard(hosts.a, "deny deny\nout allow 17 53 53 -\nin allow 6 80 80 -")
    socket = hosts.a.udp.bind(0)
    assert hosts.a.send_datagram(socket, B, 53, b"question")
    with pytest.raises(PermissionError, match=r"\[Errno 1\] Operation not permitted"):
        hosts.a.send_datagram(socket, B, 54, b"secret")
    assert hosts.a.send_datagram(socket, A, socket.port, b"to ourselves")
    assert not firewall.may_begin(TCP, B, 80) and firewall.may_begin(UDP, B, 53)
    assert firewall.may_begin(TCP, A, 1), "to ourselves"
    connection = hosts.connect(80)
    hosts.run(10 * SECOND_NS)
    assert connection.tcb.state == SYN_SENT and hosts.a.counters.firewall_out >= 2
    # What we serve may be answered.
    listener = hosts.a.tcp.listen(0, 80, 10)
    hosts.b.tcp.connect(A, 80, hosts.clock.now_ns)
    hosts.run()
    assert listener.accept() is not None


def test_echoes_need_a_rule() -> None:
    for text, answered in (("deny allow", False), ("deny allow\nin allow 1 0 65535 -", True)):
        interface = Interface(1, 1500, bytes(16))
        firewall = Firewall(parse_rules(text), interface.configuration, Counters())
        assert firewall.echo(A) is answered
