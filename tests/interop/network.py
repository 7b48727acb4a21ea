"""A private network for one guest: a namespace with a TAP interface whose far end is the guest.

Everything happens inside of namespaces made here, so no packet can leave the machine.
"""

import ctypes
import itertools
import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from support.trains import HEADER_LENGTH, finished

_SOL_PACKET: Final = 263
_PACKET_VNET_HDR: Final = 15
INTERFACE: Final = "tap0"
HOST_ADDRESS: Final = "10.77.0.1"
GUEST_ADDRESS: Final = "10.77.0.2"
PREFIX: Final = 24
HOST_SIX: Final = "fd77::1"
GUEST_SIX: Final = "fd77::2"
TIME_LIMIT_S: Final = 60.0

_CLONE_NEWNET: Final = 0x40000000
_ETH_P_ALL: Final = 3
_numbers = itertools.count()


def reason_not_to_run() -> str | None:
    """Why namespaces cannot be made here, None when they can."""
    if os.geteuid() != 0:
        return "network namespaces and TAP interfaces need root"
    if not Path("/dev/net/tun").exists():
        return "there is no /dev/net/tun (modprobe tun)"
    if shutil.which("ip") is None:
        return "the command ip is missing (apt-get install iproute2)"
    return None


class Namespace:
    """One network namespace, deleted at the end; `inside` enters it with this thread."""

    def __init__(self, label: str) -> None:
        self.name = f"naja-{label}-{os.getpid()}-{next(_numbers)}"
        run(["ip", "netns", "add", self.name])
        self.ip("link", "set", "lo", "up")
        for kind in ("all", "default"):
            setting = f"net.ipv6.conf.{kind}.disable_ipv6=1"
            subprocess.run(self.prefix() + ["sysctl", "-qw", setting], capture_output=True)

    def prefix(self) -> list[str]:
        """What to put before a command so that it runs in here."""
        return ["ip", "netns", "exec", self.name]

    def ip(self, *arguments: str) -> str:
        return run(["ip", "-n", self.name, *arguments])

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Sockets that this thread makes meanwhile belong to the namespace."""
        with open("/proc/thread-self/ns/net") as home, open(f"/run/netns/{self.name}") as place:
            enter(place.fileno())
            try:
                yield
            finally:
                enter(home.fileno())

    def close(self) -> None:
        subprocess.run(["ip", "netns", "del", self.name], capture_output=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class GuestNetwork(Namespace):
    """The host's side: `HOST_ADDRESS` on `INTERFACE`, a TAP that a guest will open."""

    def __init__(self) -> None:
        super().__init__("net")
        try:
            self.ip("tuntap", "add", "dev", INTERFACE, "mode", "tap")
            self.give_address(INTERFACE)
        except BaseException:
            self.close()
            raise

    def give_address(self, interface: str) -> None:
        self.ip("addr", "add", f"{HOST_ADDRESS}/{PREFIX}", "dev", interface)
        self.ip("link", "set", interface, "up")

    def give_six(self) -> None:
        """IPv6 on the host's side; without it nothing of the kernel's disturbs a capture."""
        setting = f"net.ipv6.conf.{INTERFACE}.disable_ipv6=0"
        subprocess.run([*self.prefix(), "sysctl", "-qw", setting], capture_output=True)
        self.ip("addr", "add", f"{HOST_SIX}/64", "dev", INTERFACE, "nodad")

    def connect(self, port: int, timeout_s: float = TIME_LIMIT_S) -> socket.socket:
        """A TCP connection to the guest."""
        with self.inside():
            return socket.create_connection((GUEST_ADDRESS, port), timeout=timeout_s)

    def listen(self, port: int) -> socket.socket:
        with self.inside():
            listener = socket.create_server((HOST_ADDRESS, port))
        listener.settimeout(TIME_LIMIT_S)
        return listener

    def packet_socket(self, interface: str = INTERFACE) -> socket.socket:
        """Whole Ethernet frames on the interface to the guest."""
        with self.inside():
            made = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ETH_P_ALL))
        made.bind((interface, _ETH_P_ALL))
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        return made

    def guest_mac(self) -> bytes:
        """The guest's station address as the kernel learnt it by ARP."""
        for entry in json.loads(self.ip("-j", "neigh", "show", GUEST_ADDRESS)):
            if "lladdr" in entry:
                return bytes.fromhex(entry["lladdr"].replace(":", ""))
        raise LookupError("the guest's address has not been resolved")

    def forget_guest_mac(self) -> None:
        """Make the kernel ask again, which tells the guest our address, too."""
        self.ip("neigh", "flush", "dev", INTERFACE)

    def host_mac(self) -> bytes:
        links = json.loads(self.ip("-j", "link", "show", "dev", INTERFACE))
        return bytes.fromhex(links[0]["address"].replace(":", ""))

    def run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
        """A command inside of the namespace, its output captured."""
        return subprocess.run(
            self.prefix() + list(command), capture_output=True, timeout=2 * TIME_LIMIT_S
        )


class Capture:
    """Records all frames that a packet socket gets into a pcap file while the `with` block runs.

    Frames whose checksum is a device's to complete are recorded as it does that; trains as they
    are, or `cut`, also as the device does it.
    """

    def __init__(
        self, source: "GuestNetwork | socket.socket", path: Path, cut: bool = False
    ) -> None:
        self._cut = cut
        self._socket = source if isinstance(source, socket.socket) else source.packet_socket()
        self._socket.settimeout(0.1)
        self._socket.setsockopt(_SOL_PACKET, _PACKET_VNET_HDR, 1)
        self._path = path
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._record)

    def _record(self) -> None:
        with self._path.open("wb") as file:
            head = (0xA1B2C3D4).to_bytes(4, "little") + bytes([2, 0, 4, 0]) + bytes(8)
            file.write(head + (65535).to_bytes(4, "little") + (1).to_bytes(4, "little"))
            while True:
                try:
                    taken = self._socket.recv(70000)
                except TimeoutError:
                    if self._ending.is_set():
                        return
                    continue
                now_us = time.time_ns() // 1000
                for frame in self._frames(taken[:HEADER_LENGTH], taken[HEADER_LENGTH:]):
                    times = (now_us // 1_000_000, now_us % 1_000_000, len(frame), len(frame))
                    file.write(b"".join(word.to_bytes(4, "little") for word in times) + frame)

    def _frames(self, header: bytes, frame: bytes) -> list[bytes]:
        return finished(header, frame) if self._cut or header[1] == 0 else [frame]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        self._thread.join()
        self._socket.close()


def tshark(
    path: Path, display_filter: str, *fields: str, options: Sequence[str] = ()
) -> list[str]:
    """Frames of a capture that match, one line of tab-separated fields each."""
    checks = [f"{name}.check_checksum:TRUE" for name in ("ip", "tcp", "udp")]
    command = ["tshark", "-r", str(path), *options, "-Y", display_filter, "-T", "fields"]
    command += [word for check in checks for word in ("-o", check)]
    command += [word for field in fields for word in ("-e", field)]
    return run(command).splitlines()


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT_S)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def enter(namespace: int) -> None:
    """Move this thread to the network namespace behind a descriptor."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(namespace, _CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns failed")
