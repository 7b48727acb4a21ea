"""Two hosts with an image between them, each in a namespace of its own."""

import queue
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from interop.guests import NAJA
from interop.network import TIME_LIMIT_S, Capture, Namespace, run

_TAPS: Final = ("tapA", "tapB")
_PATIENCE_S: Final = 10.0
_SAID: Final = {
    4: {0: "reply", 3: "unreachable", 11: "time exceeded"},
    6: {129: "reply", 1: "unreachable", 3: "time exceeded"},
}


class Side:
    """One host; `gateway` is the image's address there."""

    def __init__(self, number: int) -> None:
        self.namespace = Namespace(f"side{number}")
        self.tap = _TAPS[number]
        self.address, self.gateway = f"10.{number + 1}.0.2", f"10.{number + 1}.0.1"
        self.six, self.gateway_six = f"fd0{number + 1}::2", f"fd0{number + 1}::1"

    def settle(self) -> None:
        """Addresses and routes, once the interface is here."""
        self.namespace.ip("addr", "add", f"{self.address}/24", "dev", self.tap)
        self.namespace.ip("link", "set", self.tap, "up")
        setting = f"net.ipv6.conf.{self.tap}.disable_ipv6=0"
        run([*self.namespace.prefix(), "sysctl", "-qw", setting])
        self.namespace.ip("addr", "add", f"{self.six}/64", "dev", self.tap, "nodad")
        self.namespace.ip("route", "add", "default", "via", self.gateway)
        self.namespace.ip("route", "add", "default", "via", self.gateway_six)

    def run(self, command: Sequence[str]) -> str:
        return run([*self.namespace.prefix(), *command])


class Between:
    """An image with an interface to each of two sides."""

    def __init__(self, image: Path, arguments: Sequence[str]) -> None:
        self._home = Namespace("router")
        self.sides = (Side(0), Side(1))
        command = [*self._home.prefix(), str(NAJA), "run", str(image), "--on", "process"]
        for side in self.sides:
            self._home.ip("tuntap", "add", "dev", side.tap, "mode", "tap")
            command += ["--net", f"tap:{side.tap}"]
            command += ["--ip", f"{side.gateway}/24,{side.gateway_six}/64"]
        self._process = subprocess.Popen(
            [*command, "--", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._seen: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.decode(errors="replace").rstrip())
        self._lines.put(None)

    def expect(self, start: str) -> None:
        """Wait for a line of output that begins so."""
        while True:
            line = self._lines.get(timeout=TIME_LIMIT_S)
            assert line is not None, f"the image ended: {self._seen}"
            self._seen.append(line)
            if line.startswith(start):
                return

    def connect(self) -> tuple[Side, Side]:
        """Give each side its interface, which the image has opened by now."""
        for side in self.sides:
            self._home.ip("link", "set", side.tap, "netns", side.namespace.name)
            side.settle()
        return self.sides

    def mac(self, number: int) -> str:
        return f"52:54:00:12:34:{0x56 + number:02x}"

    @contextmanager
    def capture(self, side: Side, path: Path) -> Iterator[None]:
        with side.namespace.inside():
            taken = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        taken.bind((side.tap, 3))
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        with Capture(taken, path):
            yield

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(TIME_LIMIT_S)
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        for namespace in (self._home, *(side.namespace for side in self.sides)):
            namespace.close()


def pinged(namespace: Namespace, address: str, size: int, hops: int = 64) -> str:
    """What comes of an echo request with so many octets; "silence" after some seconds."""
    six = ":" in address
    family = socket.AF_INET6 if six else socket.AF_INET
    protocol = socket.IPPROTO_ICMPV6 if six else socket.IPPROTO_ICMP
    with namespace.inside():
        asking = socket.socket(family, socket.SOCK_RAW, protocol)
    level = socket.IPPROTO_IPV6 if six else socket.IPPROTO_IP
    asking.setsockopt(level, socket.IPV6_UNICAST_HOPS if six else socket.IP_TTL, hops)
    request = struct.pack("!BBHHH", 128 if six else 8, 0, 0, 77, 1) + bytes(size)
    if not six:
        # The kernel fills in only the checksum of ICMPv6.
        request = request[:2] + struct.pack("!H", 0xFFFF - (0x0800 + 77 + 1)) + request[4:]
    end = time.monotonic() + _PATIENCE_S
    with asking:
        asking.sendto(request, (address, 0))
        while (left := end - time.monotonic()) > 0:
            asking.settimeout(left)
            try:
                answer = asking.recv(65535)
            except TimeoutError:
                break
            kind = answer[0] if six else answer[20]
            if kind in _SAID[6 if six else 4]:
                return _SAID[6 if six else 4][kind]
    return "silence"
