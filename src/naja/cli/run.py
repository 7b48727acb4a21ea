"""`naja run`: a program or an image, started somewhere, its console streamed."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from naja.cli import options, sources, toolchain
from naja.cli.errors import ToolError
from naja.cli.options import Accel, Arch, Machine, Place, Platform


@dataclass(frozen=True)
class Wanted:
    """The command line of `naja run`, not yet checked."""

    program: Path
    arguments: list[str] = field(default_factory=list)
    place: Place | None = None
    machine: Machine = Machine.MICROVM
    accel: Accel = Accel.AUTO
    memory: str | None = None
    ports: list[str] = field(default_factory=list)
    env: list[str] = field(default_factory=list)
    net: str = "user"
    ip: str | None = None
    gateway: str | None = None
    name_server: str | None = None
    level: int = 2


PLATFORM_OF = {Place.QEMU: Platform.VM, Place.PROCESS: Platform.PROCESS}


def command(wanted: Wanted) -> int:
    raise ToolError("not yet")
