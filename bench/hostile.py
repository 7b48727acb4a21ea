"""What an honest client keeps of its rate while the server is flooded: wrk on http100, twice.

The program is a sealed process over a TAP; a process beside it sends 4,000 hostile frames a second.
"""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import throughput
from images import build
from interop import flood
from interop.network import GuestNetwork, reason_not_to_run
from servers import naja_command, process
from table import Figure

GROUP = f"{throughput.KEPT}: kept under a flood"
FRAMES_PER_S = 4000
STEP_S = 0.02


@contextmanager
def flooded(network: GuestNetwork, kind: str) -> Iterator[None]:
    """Keeps the flood going by the clock meanwhile."""
    enough = threading.Event()
    with flood.sender(network, kind) as send:

        def go_on() -> None:
            while not enough.wait(STEP_S):
                send(int(FRAMES_PER_S * STEP_S))

        thread = threading.Thread(target=go_on)
        thread.start()
        try:
            yield
        finally:
            enough.set()
            thread.join()


def kept(kind: str, image: Path) -> Figure:
    with (
        GuestNetwork() as network,
        process(naja_command(network, image, "process"), "listening"),
    ):
        calm = throughput.wrk(network)
        with flooded(network, kind):
            sample = throughput.wrk(network)
    share = 100 * sample.rate / calm.rate
    return Figure(GROUP, f"{kind}, {FRAMES_PER_S:,}/s", share, "%", ">= 50 %", sample.note)


def measure() -> list[Figure]:
    reason = reason_not_to_run()
    if reason is None and shutil.which("wrk") is None:
        reason = "wrk is missing: make bench-setup"
    if reason is not None:
        return [Figure(GROUP, "not measured", None, "%", "", reason)]
    with tempfile.TemporaryDirectory(prefix="naja-bench-") as name:
        image = Path(name) / "http100.elf"
        build(throughput.APP, image, "process")
        return [kept(kind, image) for kind in flood.KINDS]
