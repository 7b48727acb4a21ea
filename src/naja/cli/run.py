"""`naja run`: a program or an image, started somewhere, its console streamed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from naja.cli import options, sources, toolchain
from naja.cli.errors import ToolError
from naja.cli.options import Accel, Arch, Machine, Place, Platform

if TYPE_CHECKING:
    from naja.launch import RunRequest

# Like `docker run`: the program was never started, so this status is naja's own.
NOT_STARTED = 125

PLATFORMS = {Place.QEMU: Platform.VM, Place.PROCESS: Platform.PROCESS}
PLACES = {platform.value: place for place, platform in PLATFORMS.items()}


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
    nets: list[str] = field(default_factory=lambda: ["user"])
    ips: list[str] = field(default_factory=list)
    gateways: list[str] = field(default_factory=list)
    name_server: str | None = None
    secret: str | None = None
    level: int = 2


def command(wanted: Wanted) -> int:
    """Run it; the program's exit status."""
    place = wanted.place
    request = request_for(wanted, wanted.program)
    if sources.is_image(wanted.program):
        return start(place_of_image(wanted.program, place), request)
    if place is Place.PYTHON:
        return start(place, request)
    place = place or Place.QEMU
    with built(wanted, PLATFORMS[place]) as image:
        return start(place, request_for(wanted, image))


def request_for(wanted: Wanted, program: Path) -> "RunRequest":
    """The launchers' form of the command line, every value checked."""
    from naja.launch import Attachment, Forward, RunRequest

    kind, interface = options.network(wanted.nets[0])
    addresses = options.for_each("--ip", wanted.ips, wanted.nets, "dhcp", options.static_address)
    gateways = options.for_each("--gw", wanted.gateways, wanted.nets, "none", options.gateway)
    taps = [options.other_network(text) for text in wanted.nets[1:]]
    pairs = [options.port_pair(text) for text in wanted.ports]
    return RunRequest(
        program=program,
        name=str(wanted.program),
        arguments=tuple(wanted.arguments),
        environment=dict(options.variable(text) for text in wanted.env),
        forwards=tuple(Forward(host, guest) for host, guest in pairs),
        network=f"{kind}:{interface}" if interface else kind,
        address=addresses[0],
        gateway=gateways[0],
        others=tuple(map(Attachment, taps, addresses[1:], gateways[1:])),
        name_server=_address("--dns", wanted.name_server),
        secret=None if wanted.secret is None else options.secret(wanted.secret),
        memory_bytes=options.memory_octets(wanted.memory) if wanted.memory is not None else None,
        machine=wanted.machine.value,
        accel=wanted.accel.value,
    )


def _address(option: str, text: str | None) -> str | None:
    return None if text is None else options.address(option, text)


def place_of_image(image: Path, wanted: Place | None) -> Place:
    """Where an image runs; ToolError if it is damaged or was built for another place."""
    from naja.image import ImageError, inspect_image

    try:
        platform = inspect_image(image.read_bytes(), str(image)).platform
    except ImageError as error:
        raise ToolError(str(error), status=NOT_STARTED) from error
    place = PLACES[platform]
    if wanted in (None, place):
        return place
    if wanted is Place.PYTHON:
        raise ToolError(f"{image} is an image; --on python runs a program, so name its .py file")
    cure = f"build one with --platform {PLATFORMS[wanted].value}"
    raise ToolError(f"{image} was built to run on {place.value}; {cure}")


@contextmanager
def built(wanted: Wanted, platform: Platform) -> Iterator[Path]:
    """An image of the program, gone again after the run."""
    with tempfile.TemporaryDirectory(prefix="naja-") as directory:
        image = Path(directory, f"{wanted.program.stem}.elf")
        result = toolchain.build(
            wanted.program, image, platform.value, Arch.X86_64.value, wanted.level
        )
        toolchain.report(wanted.program, result.size_bytes, result.seconds)
        yield image


def start(place: Place, request: "RunRequest") -> int:
    """Hand over to the launcher of the place."""
    from naja import launch

    runners = {
        Place.QEMU: launch.run_qemu,
        Place.PROCESS: launch.run_process,
        Place.PYTHON: launch.run_python,
    }
    try:
        return runners[place](request)
    except launch.LaunchError as error:
        raise ToolError(str(error), status=NOT_STARTED) from error
