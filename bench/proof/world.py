"""What the proofs share: an image as a guest of Linux, and its memory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from images import build
from interop.network import GuestNetwork
from servers import naja_command, process

APPS = Path(__file__).resolve().parents[1] / "apps"
MIB = 1 << 20


class Served:
    """A running image; `network` is where Linux is."""

    def __init__(self, network: GuestNetwork, launcher: int) -> None:
        self.network = network
        self._launcher = launcher

    def memory(self) -> int:
        """Octets of the image that are resident; it is the last of the processes started."""
        pid = self._launcher
        while children := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            pid = int(children[-1])
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096


@contextmanager
def built(name: str) -> Iterator[Path]:
    """The image of a program of bench/apps."""
    with tempfile.TemporaryDirectory(prefix="naja-proof-") as directory:
        image = Path(directory) / f"{name}.elf"
        build(APPS / f"{name}.py", image, "process")
        yield image


@contextmanager
def started(network: GuestNetwork, image: Path) -> Iterator[Served]:
    with process(naja_command(network, image, "process"), "listening") as child:
        yield Served(network, child.pid)
