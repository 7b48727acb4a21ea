"""Peers that behave badly: after each of them the server goes on serving."""

import random
import select
import socket
import struct

from interop.guests import Guest
from interop.network import GUEST_ADDRESS, HOST_ADDRESS, GuestNetwork

LINGER_RESET = struct.pack("ii", 1, 0)
HALF_REQUEST = b"GET /half HTTP/1.1\r\nHost: x\r\n"
BATCH = 50


def still_serves(net: GuestNetwork, guest: Guest) -> None:
    assert guest.running(), guest.words()
    with net.connect(8080) as peer:
        peer.sendall(b"GET /alive HTTP/1.1\r\n\r\n")
        answer = read_to_end(peer)
    assert answer.endswith(b"Hello from Unikernel! Path: /alive"), answer


def read_to_end(peer: socket.socket) -> bytes:
    parts: list[bytes] = []
    try:
        while part := peer.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def test_a_thousand_dropped_half_way(net: GuestNetwork, hello: Guest) -> None:
    for number in range(1000):
        with net.connect(8080) as peer:
            peer.sendall(HALF_REQUEST[: number % len(HALF_REQUEST)])
            if number % 2:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_RESET)
    still_serves(net, hello)


def test_a_thousand_open_at_once(net: GuestNetwork, hello: Guest) -> None:
    peers: list[socket.socket] = []
    try:
        while len(peers) < 1000:
            fresh = [net.connect(8080) for _ in range(BATCH)]
            for peer in fresh:
                peer.sendall(HALF_REQUEST)
            peers.extend(fresh)
        still_serves(net, hello)
        for peer in peers[::2]:
            peer.sendall(b"\r\n")
        for peer in peers[::2]:
            assert read_to_end(peer).endswith(b"Path: /half")
        for peer in peers[1::4]:
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_RESET)
    finally:
        for peer in peers:
            peer.close()
    still_serves(net, hello)


def test_handshakes_that_nobody_finishes(net: GuestNetwork, hello: Guest) -> None:
    from scapy.layers.inet import IP, TCP
    from scapy.layers.l2 import Ether

    still_serves(net, hello)
    with net.packet_socket() as wire:
        target = net.guest_mac()
        for number in range(1000):
            source = f"10.77.0.{100 + number % 100}"
            sender = bytes([2, 0, 0, 0, 1, 100 + number % 100])
            segment = TCP(sport=2000 + number, dport=8080, flags="S", seq=number * 7919)
            packet = IP(src=source, dst=GUEST_ADDRESS) / segment
            wire.send(bytes(Ether(src=_text(sender), dst=_text(target)) / packet))
            if number % BATCH == 0:
                still_serves(net, hello)
    still_serves(net, hello)


GARBAGE = [
    b"\r\n" * 100,
    b"\0" * 5000,
    b"GET",
    b"GET  \r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"\xff\xfe\xfd\r\n\r\n",
    b"GET " + b"/" * 200_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/1.1\nHost: x\n\n",
]


def test_garbage_instead_of_http(net: GuestNetwork, hello: Guest) -> None:
    chance = random.Random(1)
    for garbage in GARBAGE + [chance.randbytes(chance.randrange(1, 3000)) for _ in range(50)]:
        with net.connect(8080) as peer:
            try:
                peer.sendall(garbage)
                peer.shutdown(socket.SHUT_WR)
            except (ConnectionResetError, BrokenPipeError):
                continue  # the server had enough
            except OSError:
                pass
            read_to_end(peer)
    still_serves(net, hello)


def test_a_peer_that_never_reads(net: GuestNetwork, octets: Guest) -> None:
    lazy = [net.connect(7000) for _ in range(20)]
    for peer in lazy:
        peer.sendall(b"send 100000000\n")
    with net.connect(7000) as peer:
        peer.sendall(b"send 100000\n")
        assert len(read_to_end(peer)) == 100_000
    for peer in lazy:
        peer.close()
    with net.connect(7000) as peer:
        peer.sendall(b"send 10\n")
        assert len(read_to_end(peer)) == 10


def test_frames_of_any_content(net: GuestNetwork, hello: Guest) -> None:
    still_serves(net, hello)
    chance = random.Random(1)
    with net.packet_socket() as wire:
        models = model_frames(net.host_mac(), net.guest_mac())
        for _ in range(4000):
            wire.send(spoiled(chance, chance.choice(models)))
            drain(wire)
    # A spoiled ARP packet may have told the guest a wrong address of ours: tell it again.
    net.forget_guest_mac()
    still_serves(net, hello)


def drain(wire: socket.socket) -> None:
    while select.select([wire], [], [], 0)[0]:
        wire.recv(65535)


def spoiled(chance: random.Random, frame: bytes) -> bytes:
    """A frame to the guest, cut, stretched or with some octets changed."""
    octets = bytearray(frame)
    for _ in range(chance.randrange(0, 6)):
        octets[chance.randrange(12, len(octets))] = chance.randrange(256)
    if chance.random() < 0.3:
        del octets[chance.randrange(14, len(octets) + 1) :]
    if chance.random() < 0.1:
        octets += chance.randbytes(chance.randrange(0, 1514 - len(octets)))
    return bytes(octets)


def model_frames(source: bytes, target: bytes) -> list[bytes]:
    from scapy.layers.inet import ICMP, IP, TCP, UDP, IPOption_RR
    from scapy.layers.l2 import ARP, Ether

    head = Ether(src=_text(source), dst=_text(target))
    ip = IP(src=HOST_ADDRESS, dst=GUEST_ADDRESS)
    options = [("MSS", 1460), ("WScale", 7), ("SAckOK", b""), ("Timestamp", (1, 0))]
    models = [
        head / ip / TCP(sport=5, dport=8080, flags="S", options=options),
        head / ip / TCP(sport=6, dport=8080, flags="SFRPAU", seq=1, ack=2) / (b"x" * 50),
        head / ip / TCP(sport=7, dport=8080, flags="A", dataofs=15) / (b"y" * 10),
        head / ip / TCP(sport=8080, dport=8080, flags="S"),
        head / IP(src=GUEST_ADDRESS, dst=GUEST_ADDRESS) / TCP(sport=8080, dport=8080, flags="S"),
        head / ip / UDP(sport=67, dport=68) / (b"\x02\x01\x06\x00" + bytes(300)),
        head / ip / UDP(sport=53, dport=53, len=3),
        head / ip / ICMP(type=8) / (b"z" * 1400),
        head / ip / ICMP(type=3, code=4) / bytes(ip / TCP(sport=8080, dport=9))[:28],
        head / IP(src=HOST_ADDRESS, dst=GUEST_ADDRESS, flags="MF", frag=3) / (b"f" * 64),
        head / IP(src=HOST_ADDRESS, dst=GUEST_ADDRESS, options=[IPOption_RR()]) / ICMP(),
        head / IP(src=HOST_ADDRESS, dst=GUEST_ADDRESS, ihl=15, len=20),
        head / IP(src="255.255.255.255", dst="255.255.255.255") / ICMP(),
        head / ARP(op=1, hwsrc=_text(source), psrc=HOST_ADDRESS, pdst=GUEST_ADDRESS),
        head / ARP(op=2, hwlen=255, plen=255, psrc="10.77.0.99", pdst=GUEST_ADDRESS),
        head / (b"\x86\xdd" + bytes(60)),
    ]
    return [bytes(model) for model in models] + [target + source + b"\x08\x00" + bytes(46)]


def _text(address: bytes) -> str:
    return address.hex(":")
