"""Packets that go in at one TAP and come out at another: Naja between them, and Linux between them.

The same loop keeps 64 datagrams under way in both cases. For Naja, which has the TAPs' files, it
uses packet sockets on the interfaces; for Linux it has the files, and the kernel routes between the
interfaces. What the loop costs itself is in both rates; processor time counts all who take part.
"""

import fcntl
import os
import select
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from images import NAJA, ROOT, build
from interop.network import Namespace, reason_not_to_run
from table import Figure

APP = ROOT / "bench" / "apps" / "router.py"
SECONDS = 2.0
UNDER_WAY = 64
TAPS = ("tapA", "tapB")
ROUTER = ("10.1.0.1", "10.2.0.1")
HOSTS = ("10.1.0.2", "10.2.0.2")
STATIONS = (bytes([2, 0, 0, 0, 0, 10]), bytes([2, 0, 0, 0, 0, 11]))
_TUNSETIFF = 0x400454CA
_TAP_WITHOUT_HEADERS = 0x1002
GROUP = f"packets from TAP to TAP, {UNDER_WAY} under way, {SECONDS:.0f} s"


class Ends:
    """The generator's end of each TAP: how to send to and receive from it."""

    def __init__(
        self, send: Callable[[bytes], int], out: int, receive: Callable[[], bytes]
    ) -> None:
        self.send = send
        self.out = out
        self.receive = receive


def datagram(router_mac: bytes, size: int) -> bytes:
    """An Ethernet frame with a UDP datagram between the hosts, `size` octets in all."""
    length = size - 14
    src, dst = (socket.inet_aton(address) for address in HOSTS)
    header = struct.pack("!BBHHHBBH", 0x45, 0, length, 1, 0, 64, 17, 0) + src + dst
    total = sum(struct.unpack("!10H", header))
    total = (total & 0xFFFF) + (total >> 16)
    header = header[:10] + struct.pack("!H", 0xFFFF ^ total) + header[12:]
    text = struct.pack("!HHHH", 4000, 4001, length - 20, 0) + bytes(length - 28)
    return router_mac + STATIONS[0] + b"\x08\x00" + header + text


def carried(ends: Ends, frame: bytes) -> int:
    """How many datagrams came out in the time."""
    missing, came = 0, 0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        while missing < UNDER_WAY:
            ends.send(frame)
            missing += 1
        if not select.select([ends.out], [], [], 0.1)[0]:
            missing = 0
        try:
            while missing > 0:
                got = ends.receive()
                if got[12:14] == b"\x08\x00" and got[23] == 17:
                    missing -= 1
                    came += 1
        except BlockingIOError:
            pass
    return came


def measured(ends: Ends, router_mac: bytes, size: int, pid: int | None) -> tuple[float, float]:
    """Datagrams a second, and microseconds of processor time for each."""
    frame = datagram(router_mac, size)
    before = os.times()[:2] + _times_of(pid)
    count = carried(ends, frame)
    spent = sum(os.times()[:2] + _times_of(pid)) - sum(before)
    return count / SECONDS, 1e6 * spent / max(count, 1)


def _times_of(pid: int | None) -> tuple[float, ...]:
    if pid is None:
        return ()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return tuple(int(field) / os.sysconf("SC_CLK_TCK") for field in fields[11:13])


@contextmanager
def linux(namespace: Namespace) -> Iterator[Ends]:
    """The kernel between the TAPs, whose files we have."""
    files = []
    with namespace.inside():
        for name in TAPS:
            files.append(os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK))
            fcntl.ioctl(
                files[-1], _TUNSETIFF, struct.pack("16sH22x", name.encode(), _TAP_WITHOUT_HEADERS)
            )
    settings = ["net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0"]
    subprocess.run([*namespace.prefix(), "sysctl", "-qw", *settings], check=True)
    for number, name in enumerate(TAPS):
        namespace.ip("addr", "add", f"{ROUTER[number]}/24", "dev", name)
        namespace.ip("link", "set", name, "up")
        station = STATIONS[number].hex(":")
        namespace.ip("neigh", "replace", HOSTS[number], "lladdr", station, "dev", name)
    try:
        yield Ends(
            lambda frame: os.write(files[0], frame), files[1], lambda: os.read(files[1], 2048)
        )
    finally:
        for file in files:
            os.close(file)


@contextmanager
def naja(namespace: Namespace, image: Path, *arguments: str) -> Iterator[tuple[Ends, int]]:
    """A sealed process between the TAPs; its number, too."""
    command = [*namespace.prefix(), str(NAJA), "run", str(image), "--on", "process"]
    for name, address in zip(TAPS, ROUTER, strict=True):
        command += ["--net", f"tap:{name}", "--ip", f"{address}/24"]
        namespace.ip("link", "set", name, "up")
    child = subprocess.Popen([*command, "--", *arguments], stdout=subprocess.PIPE)
    try:
        assert child.stdout is not None and child.stdout.readline() == b"routing\n"
        ends = [_packet_socket(namespace, name) for name in TAPS]
        # The router asks once where the second host is, and keeps that.
        for number, end in enumerate(ends):
            asked = socket.inet_aton(HOSTS[number]) + bytes(6) + socket.inet_aton(ROUTER[number])
            arp = bytes.fromhex("0001080006040001") + STATIONS[number] + asked
            end.send(b"\xff" * 6 + STATIONS[number] + b"\x08\x06" + arp)
        time.sleep(0.2)
        pid = int(Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()[0])
        yield Ends(ends[0].send, ends[1].fileno(), lambda: _incoming(ends[1])), pid
    finally:
        child.terminate()
        child.wait()


def _packet_socket(namespace: Namespace, name: str) -> socket.socket:
    with namespace.inside():
        made = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
    made.bind((name, 0x0800))
    made.setblocking(False)
    return made


def _incoming(end: socket.socket) -> bytes:
    return end.recv(2048)


def measure() -> list[Figure]:
    reason = reason_not_to_run()
    if reason is not None:
        return [Figure(GROUP, "not measured", None, "/s", "", reason)]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as directory:
        image = Path(directory, "router.elf")
        build(APP, image, "process")
        for size in (60, 1514):
            rates = {name: _one(name, image, size) for name in ("Linux", "Naja", "Naja, NAT")}
            for name, (rate, cost) in rates.items():
                ratio = rate / rates["Linux"][0]
                note = f"{ratio:.2f} of Linux; {cost:.1f} us of processor time each, the loop's too"
                figures.append(Figure(GROUP, f"{name}, {size} octets", rate, "/s", "", note))
    return figures


def _one(name: str, image: Path, size: int) -> tuple[float, float]:
    with Namespace("bench") as namespace:
        for tap in TAPS:
            namespace.ip("tuntap", "add", "dev", tap, "mode", "tap")
        if name == "Linux":
            with linux(namespace) as ends:
                mac = Path(f"/sys/class/net/{TAPS[0]}/address")
                text = subprocess.run(
                    [*namespace.prefix(), "cat", str(mac)],
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
                return measured(ends, bytes.fromhex(text.strip().replace(":", "")), size, None)
        with naja(namespace, image, *(["nat"] if "NAT" in name else [])) as (ends, pid):
            return measured(ends, bytes.fromhex("525400123456"), size, pid)
