"""Whatever arrives: nothing is raised, memory stays bounded, the host goes on serving."""

import random

import pytest
from hypothesis import given, settings, strategies as st

from naja.net.iface.interface import Interface
from naja.net.storage import Storage
from naja.net.tcp.connection import Connection
from naja.net.tcp.flight import MAX_RECORDS
from naja.net.tcp.reassembly import MAX_PIECES
from naja.net.tcp.seq import diff
from naja.net.tcp.state import ESTABLISHED
from naja.net.wire import arp, icmp, ipv4, udp
from naja.net.wire.checksum import add_words, checksum, fold, pseudo_header
from naja.net.wire.tcp import ACK, FIN, SYN
from naja.sim.clock import SeededEntropy
from unit.net.scripted import Scripted, frame_of
from unit.net.worlds import A_MAC, B_MAC, SECOND_NS, A, B, Hosts

HEAD = A_MAC.to_bytes(6, "big") + B_MAC.to_bytes(6, "big")


def fresh() -> Interface:
    host = Interface(A_MAC, 1500, SeededEntropy(1).random_bytes(16))
    host.configure(A, 24, 0, 0)
    host.start_dhcp(0)
    host.tcp.listen(0, 80, 5)
    host.udp.bind(53)
    return host


def settle(host: Interface, now_ns: int) -> None:
    host.poll(now_ns)
    host.wake()
    for _ in range(10_000):
        if host.next_frame() is None:
            return
    raise AssertionError("the host never stops sending")


@given(st.binary(max_size=120), st.sampled_from([b"", b"\x08\x00", b"\x08\x06", b"\x08\x00\x45"]))
def test_random_frames(data: bytes, start: bytes) -> None:
    host = fresh()
    host.receive(HEAD + start + data if start else data, 1)
    settle(host, 2)


def assert_sound(connection: Connection) -> None:
    """What must hold after every step, whatever arrived."""
    tcb = connection.tcb
    snd, flight = tcb.snd, tcb.flight
    assert len(tcb.outgoing) <= tcb.outgoing.capacity and 0 <= snd.wnd <= 65535 << 14
    assert len(tcb.incoming) <= tcb.incoming.capacity + 4
    assert diff(snd.nxt, snd.una) >= 0
    if tcb.state >= ESTABLISHED:
        assert flight.una == snd.una and 0 <= flight.octets <= diff(snd.nxt, snd.una)
        assert flight.octets <= len(tcb.outgoing) + 1
        assert flight.sacked >= 0 and flight.lost >= 0 and flight.pipe >= 0
        assert (flight.octets == 0) == (len(flight) == 0) and len(flight) <= MAX_RECORDS
    assert len(tcb.reassembly) <= MAX_PIECES


def seeds(world: Scripted) -> list[bytes]:
    """Valid frames of every kind that the host understands."""
    segment = (world._peer_port, world.port, world.seq, world.ack)
    question = arp.ArpPacket(arp.REQUEST, B_MAC, B, 0, A)
    frames = [
        bytes(arp.emit(question, A_MAC)),
        HEAD + b"\x08\x00" + bytes(icmp.emit(icmp.IcmpMessage(8, 0, 1, 2, b"ping"), B, A, 1))[14:],
        HEAD + b"\x08\x00" + bytes(udp.emit(Storage(), B, 53, A, 53, b"question", 1))[14:],
        HEAD + b"\x08\x00" + bytes(udp.emit(Storage(), B, 67, A, 68, bytes(300), 1))[14:],
    ]
    for flags, payload in ((ACK, b"text"), (SYN, b""), (ACK | FIN, b""), (ACK, bytes(1400))):
        frames.append(frame_of(B, A, B_MAC, A_MAC, *segment, flags, 5000, payload, 1460, 3))
    quoted = frames[-1][14:50]
    unreachable = icmp.IcmpMessage(3, 4, 0, 500, quoted)
    frames.append(HEAD + b"\x08\x00" + bytes(icmp.emit(unreachable, B, A, 1))[14:])
    return frames


def mutate(frame: bytes, source: random.Random) -> bytes:
    """Damage a frame behind its Ethernet addresses, then make its checksums right again."""
    octets = bytearray(frame)
    for _ in range(source.randrange(4)):
        at = source.randrange(12, len(octets))
        octets[at] = source.choice([0, 1, 0x7F, 0x80, 0xFF, source.randrange(256)])
    if source.random() < 0.3:
        del octets[source.randrange(12, len(octets)) :]
    if source.random() < 0.1:
        octets += source.randbytes(source.randrange(60))
    return repair(octets) if source.random() < 0.8 else bytes(octets)


def repair(octets: bytearray) -> bytes:
    at = ipv4.IPV4_AT
    if len(octets) < at + 20 or octets[12:14] != b"\x08\x00":
        return bytes(octets)
    text = at + (octets[at] & 15) * 4
    if at + 20 <= text <= len(octets):
        octets[at + 10 : at + 12] = b"\0\0"
        octets[at + 10 : at + 12] = checksum(octets, at, text).to_bytes(2, "big")
    header = ipv4.parse(bytes(octets), at)
    if header is None:
        return bytes(octets)
    offset = {1: 2, 6: 16, 17: 6}.get(header.protocol, 99)
    field = header.at + offset
    if field + 2 <= header.end:
        octets[field : field + 2] = b"\0\0"
        length = header.end - header.at
        total = pseudo_header(header.addresses, header.protocol, length)
        if header.protocol == 1:
            total = 0
        value = fold(add_words(octets, header.at, header.end, total))
        octets[field : field + 2] = value.to_bytes(2, "big")
    return bytes(octets)


@settings(max_examples=settings().max_examples * 3 // 5)
@given(st.integers(0, 2**32))
def test_mutated_frames(seed: int) -> None:
    source = random.Random(seed)
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 50)
    world.host.start_dhcp(world.clock.now_ns)
    world.host.udp.bind(53)
    connection = world.handshake(listener)
    connection.send(bytes(3000))
    settle(world.host, world.clock.now_ns)
    frames = seeds(world)
    for _ in range(60):
        world.host.receive(mutate(source.choice(frames), source), world.clock.now_ns)
        if source.random() < 0.3:
            world.clock.advance_to(world.clock.now_ns + source.randrange(SECOND_NS))
            settle(world.host, world.clock.now_ns)
            connection.receive(source.randrange(2000))
            connection.send(bytes(source.randrange(2000)))
        assert_sound(connection)
    world.clock.advance_to(world.clock.now_ns + 3000 * SECOND_NS)
    settle(world.host, world.clock.now_ns)
    echo = icmp.emit(icmp.IcmpMessage(8, 0, 1, 2, b"alive?"), B, A, 1)
    answers = []
    for _ in range(5):
        world.host.receive(HEAD + b"\x08\x00" + bytes(echo)[14:], world.clock.now_ns)
        world.host.poll(world.clock.now_ns)
        while (frame := world.host.next_frame()) is not None:
            answers.append(frame)
        world.clock.advance_to(world.clock.now_ns + SECOND_NS)
    # The station of 10.0.0.2 may have been forgotten or forged meanwhile.
    assert any(b"alive?" in frame or frame[12:14] == b"\x08\x06" for frame in answers)


@pytest.mark.parametrize("seed", range(6))
def test_random_segments_in_a_conversation(seed: int) -> None:
    """A peer that sends any flags, numbers near the right ones, any windows."""
    source = random.Random(seed)
    for _ in range(25):
        world = Scripted()
        connection = world.accept() if source.random() < 0.7 else world.connect()
        for _ in range(60):
            world.put(
                source.choice([ACK, ACK, ACK | FIN, source.randrange(64)]),
                source.randbytes(source.choice([0, 0, 1, 700, 1460])),
                seq=(world.seq + source.choice([0, 0, 1, -1, 1460, 60_000, -60_000])) & 0xFFFFFFFF,
                ack=(world.ack + source.choice([0, 0, 1, 1460, -1, 10**6])) & 0xFFFFFFFF,
                wnd=source.choice([0, 1, 500, 65535]),
            )
            action = source.randrange(12)
            if action == 0:
                connection.send(source.randbytes(3000))
            elif action == 1:
                connection.receive(5000)
            elif action == 2:
                connection.shutdown_write()
            elif action == 3 and source.random() < 0.2:
                connection.close()
            if source.random() < 0.4:
                world.after(source.choice([0, 50_000_000, 3 * SECOND_NS]))
            assert_sound(connection)
        connection.close()
        world.after(2000 * SECOND_NS)
        assert len(world.host.tcp) == 0


def test_a_flood_of_random_segments_does_not_stop_an_honest_client() -> None:
    hosts = Hosts()
    listener = hosts.a.tcp.listen(0, 80, 100)
    source = random.Random(9)
    served = 0
    for port in range(40):
        for _ in range(50):
            numbers = (source.randrange(2**32), source.randrange(2**32), source.randrange(64))
            hosts.b_to_a.send(
                frame_of(B, A, B_MAC, A_MAC, source.randrange(1, 65536), 80, *numbers, 100),
                hosts.clock.now_ns,
            )
        client = hosts.b.tcp.connect(A, 80, hosts.clock.now_ns)
        hosts.run(SECOND_NS)
        while (server := listener.accept()) is not None:
            if server.remote_address()[1] == client.tcb.local_port:
                client.send(b"%d" % port)
                hosts.run(SECOND_NS)
                served += server.receive(10) == b"%d" % port
            server.abort()
    assert served == 40
