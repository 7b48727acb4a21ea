"""QEMU with a processor that sleeps: its devices driven from here through the qtest protocol.

The drivers run under CPython and meet QEMU's own virtio devices, register by register. The
firmware is one endless halt, so PCI functions have no addresses yet.
"""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from unit.drivers.fake_machine import FakeMachine

QEMU: Final = "qemu-system-x86_64"
_DMA_START: Final = 0x20_0000
_LETTERS: Final = {1: "b", 2: "w", 4: "l", 8: "q"}


def reason_not_to_run() -> str | None:
    return None if shutil.which(QEMU) else "QEMU is missing (apt-get install qemu-system-x86)"


class QtestMachine(FakeMachine):
    """Every load, store and port access becomes one line to QEMU. Addresses are physical."""

    def __init__(self, directory: Path, *arguments: str) -> None:
        super().__init__(0)
        path = directory / "qtest"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            listener.listen()
            listener.settimeout(30)
            firmware = directory / "halt.bin"
            firmware.write_bytes(b"\xf4" * 0x1_0000)
            command = [QEMU, "-accel", "tcg", "-qtest", f"unix:{path}"]
            command += ["-qtest-log", "none", "-m", "16"]
            command += ["-bios", str(firmware), "-nodefaults", "-no-user-config"]
            command += ["-display", "none", "-monitor", "stdio", *arguments]
            self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            try:
                self._socket = listener.accept()[0]
            except TimeoutError:
                self._child.kill()
                raise
        self._socket.settimeout(30)
        self._lines = self._socket.makefile("rb")
        self._next = _DMA_START

    def ask(self, line: str) -> str:
        """Send a command; the answer's value."""
        self._socket.sendall(line.encode() + b"\n")
        words = self._lines.readline().decode().split()
        assert words, "QEMU ended"
        assert words[0] == "OK", f"{line}: {words}"
        return words[1] if len(words) > 1 else ""

    def pending_vectors(self) -> list[int]:
        """What the processor's local APIC has received and the processor has not taken."""
        assert self._child.stdin is not None and self._child.stdout is not None
        self._child.stdin.write(b"info lapic\n")
        self._child.stdin.flush()
        while not (line := self._child.stdout.readline()).startswith(b"IRR"):
            assert line, "QEMU ended"
        return [int(number) for number in re.findall(rb"\d+", line)]

    def allocate(self, size: int, align: int) -> int:
        start = (self._next + align - 1) & ~(align - 1)
        self._next = start + size
        return start

    def device_address(self, address: int) -> int:
        return address

    def load(self, address: int, octets: int) -> int:
        return int(self.ask(f"read{_LETTERS[octets]} {address:#x}"), 16)

    def store(self, address: int, octets: int, value: int) -> None:
        value &= (1 << 8 * octets) - 1
        self.ask(f"write{_LETTERS[octets]} {address:#x} {value:#x}")

    def octets(self, address: int, count: int) -> bytes:
        return bytes.fromhex(self.ask(f"read {address:#x} {count:#x}")[2:]) if count else b""

    def put(self, address: int, data: bytes) -> None:
        if data:
            self.ask(f"write {address:#x} {len(data):#x} 0x{data.hex()}")

    def in32(self, port: int) -> int:
        return int(self.ask(f"inl {port:#x}"), 16)

    def out32(self, port: int, value: int) -> None:
        self.ask(f"outl {port:#x} {value:#x}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lines.close()
        self._socket.close()
        self._child.kill()
        self._child.communicate()


class Wire:
    """The far end of `-netdev dgram`: one datagram is one frame."""

    def __init__(self, directory: Path) -> None:
        self._near = directory / "near"
        self._far = directory / "far"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(self._far))
        self.socket.settimeout(30)

    def option(self) -> str:
        return (
            f"dgram,id=n0,local.type=unix,local.path={self._near},"
            f"remote.type=unix,remote.path={self._far}"
        )

    def send(self, frame: bytes) -> None:
        self.socket.sendto(frame, str(self._near))

    def receive(self) -> bytes:
        return self.socket.recv(65536)

    def close(self) -> None:
        self.socket.close()
        for path in (self._near, self._far):
            if path.exists():
                os.unlink(path)
