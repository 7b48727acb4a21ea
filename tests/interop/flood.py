"""Sends one kind of hostile frames to the guest: a process of its own.

python -m interop.flood KIND GUEST-MAC HOST-MAC

Each line of its input holds how many frames to send; a line of output says that it is done.
"""

import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Packet

from interop.network import GUEST_ADDRESS, HOST_ADDRESS, INTERFACE, GuestNetwork

TESTS = Path(__file__).parents[1]
PORT = 8080
MODELS = 1000
chance = random.Random(5)


def stranger() -> str:
    """An address behind the guest's gateway (RFC 2544): answers get lost there."""
    return f"198.18.{chance.randrange(256)}.{chance.randrange(1, 255)}"


def syns() -> Iterator[Packet]:
    while True:
        options = [("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1, 0)), ("WScale", 7)]
        port, seq = chance.randrange(1024, 65536), chance.getrandbits(32)
        segment = TCP(sport=port, dport=PORT, flags="S", seq=seq, options=options)
        yield IP(src=stranger(), dst=GUEST_ADDRESS) / segment


def fragments() -> Iterator[Packet]:
    """Beginnings and ends of packets whose rest never comes."""
    while True:
        ident, at = chance.getrandbits(16), chance.choice([0, 0, 8, 185, 4000])
        head = IP(src=stranger(), dst=GUEST_ADDRESS, id=ident, flags="MF", frag=at, proto=17)
        yield head / chance.randbytes(1480 if at == 0 else 800)


def stations() -> Iterator[Packet]:
    """Questions and answers of stations that do not exist."""
    while True:
        sender = f"10.77.0.{chance.randrange(3, 255)}"
        mac = f"02:00:00:00:{chance.randrange(256):02x}:{chance.randrange(256):02x}"
        yield ARP(op=chance.choice([1, 2]), hwsrc=mac, psrc=sender, pdst=GUEST_ADDRESS)


def injections() -> Iterator[Packet]:
    """Resets, ACKs, text and ICMP errors that guess at connections of the host's."""
    while True:
        port, flags = chance.randrange(32768, 61000), chance.choice(["R", "RA", "A", "SA", "PA"])
        seq, ack = chance.getrandbits(32), chance.getrandbits(32)
        segment = TCP(sport=port, dport=PORT, flags=flags, seq=seq, ack=ack, window=0)
        if chance.random() < 0.2:
            quoted = IP(src=GUEST_ADDRESS, dst=HOST_ADDRESS) / TCP(sport=PORT, dport=port, seq=seq)
            error = ICMP(type=3, code=chance.choice([1, 3, 4]), nexthopmtu=68)
            yield IP(src=stranger(), dst=GUEST_ADDRESS) / error / bytes(quoted)[:28]
        else:
            yield (
                IP(src=HOST_ADDRESS, dst=GUEST_ADDRESS) / segment / (b"x" * chance.randrange(0, 20))
            )


def datagrams() -> Iterator[Packet]:
    """To ports that nobody has: each asks for an ICMP error."""
    while True:
        yield IP(src=stranger(), dst=GUEST_ADDRESS) / UDP(dport=chance.randrange(1, 65536)) / b"?"


KINDS: dict[str, Callable[[], Iterator[Packet]]] = {
    "syn": syns,
    "fragment": fragments,
    "arp": stations,
    "inject": injections,
    "datagram": datagrams,
}


@contextmanager
def sender(net: GuestNetwork, kind: str) -> Iterator[Callable[[int], None]]:
    """This program, beside the guest; gives a function that has it send so many frames."""
    macs = [net.guest_mac().hex(":"), net.host_mac().hex(":")]
    command = [*net.prefix(), sys.executable, "-m", "interop.flood", kind, *macs]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=TESTS) as process:
        orders, answers = process.stdin, process.stdout
        assert orders is not None and answers is not None and answers.readline() == b"ready\n"

        def send(count: int) -> None:
            orders.write(b"%d\n" % count)
            orders.flush()
            assert answers.readline() == b"sent\n"

        yield send


def main() -> None:
    kind, guest_mac, host_mac = sys.argv[1:]
    head = Ether(src=host_mac, dst=guest_mac)
    frames = cycle([bytes(head / packet) for packet in islice(KINDS[kind](), MODELS)])
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.bind((INTERFACE, 0))
    print("ready", flush=True)
    for line in sys.stdin:
        for frame in islice(frames, int(line)):
            try:
                wire.send(frame)
            except OSError:
                pass  # the queue of the interface is full: what a flood is for
        print("sent", flush=True)


if __name__ == "__main__":
    main()
