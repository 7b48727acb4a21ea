"""What to run, and how: the same words for every place."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Forward:
    """TCP connections to `host_port` of this machine (127.0.0.1) reach `guest_port`."""

    host_port: int
    guest_port: int


@dataclass(frozen=True)
class Attachment:
    """An interface beside the first: a TAP interface's name, and what `RunRequest` has for one."""

    tap: str
    address: str | None = None
    gateway: str | None = None


@dataclass(frozen=True)
class RunRequest:
    """One run of a program.

    `program` is the image (QEMU, process) or the source file (CPython); `name` its
    `sys.argv[0]`, "" meaning the path of `program`. `network` is "user", "none" or
    "tap:NAME"; `address` ("10.0.2.15/24"), `gateway` and `name_server` are for the guest,
    None leaves them to DHCP, or to what the user-mode network is known to be.
    `secret`, hexadecimal digits, decides what addresses the guest takes in prefixes (RFC 7217).
    `others` are the interfaces beside the first, which may be a TAP only.
    `memory_bytes` None is the place's default. `machine` ("microvm", "q35", "pc") and
    `accel` ("auto", "kvm", "tcg") matter to QEMU alone. `stdout` and `stderr` are the
    descriptors that the console goes to; Naja's own words are written to `stderr`, too.
    `started` is told the number of a sealed process.
    """

    program: Path
    name: str = ""
    arguments: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    forwards: tuple[Forward, ...] = ()
    network: str = "user"
    address: str | None = None
    gateway: str | None = None
    name_server: str | None = None
    secret: str | None = None
    others: tuple[Attachment, ...] = ()
    memory_bytes: int | None = None
    machine: str = "microvm"
    accel: str = "auto"
    timeout_seconds: float | None = None
    stdout: int = 1
    stderr: int = 2
    started: Callable[[int], None] | None = None

    @property
    def argv(self) -> tuple[str, ...]:
        """The whole of `sys.argv`."""
        return (self.name or str(self.program), *self.arguments)

    def say(self, sentence: str) -> None:
        """One line of Naja's own on `stderr`."""
        os.write(self.stderr, f"naja: {sentence}\n".encode())
