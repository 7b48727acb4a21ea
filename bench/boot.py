"""From the exec of QEMU to the first answer, with the command that `naja run` uses."""

import os
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naja.launch import Forward, RunRequest
from naja.launch.qemu import arguments
from table import Figure

ROUNDS = 9
LIMIT_S = 20.0


@dataclass(frozen=True)
class Start:
    """Milliseconds from exec to the first line of output, and to the whole first answer."""

    first_line_ms: float
    first_answer_ms: float


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def machine(
    image: Path, port: int, accelerator: str, memory: int | None
) -> Iterator["subprocess.Popen[bytes]"]:
    """QEMU's microvm with the image; its console is the child's stdout."""
    program = shutil.which("qemu-system-x86_64") or "qemu-system-x86_64"
    request = RunRequest(image, forwards=(Forward(port, 8080),), memory_bytes=memory)
    debug, debug_end = os.pipe()
    command = [program, *arguments(request, accelerator, debug_end)]
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(debug_end,),
    )
    os.close(debug_end)
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
        os.close(debug)


def start_once(image: Path, accelerator: str, memory: int | None = None) -> Start | None:
    """One boot and one request; None when no answer came."""
    port = free_port()
    begin = time.perf_counter()
    with machine(image, port, accelerator, memory) as child:
        assert child.stdout is not None
        os.set_blocking(child.stdout.fileno(), False)
        while not child.stdout.read(1 << 16):
            if child.poll() is not None or time.perf_counter() - begin > LIMIT_S:
                return None
            time.sleep(0.0005)
        line = time.perf_counter()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=LIMIT_S) as peer:
                peer.sendall(b"GET /x HTTP/1.1\r\nHost: bench\r\n\r\n")
                answer = b""
                while b"\r\n\r\nHello" not in answer:
                    part = peer.recv(4096)
                    if not part:
                        return None
                    answer += part
        except OSError:
            return None
        end = time.perf_counter()
    return Start((line - begin) * 1000, (end - begin) * 1000)


def serves(image: Path, memory: int) -> bool:
    return start_once(image, "tcg", memory) is not None


def entry_to_main(image: Path, accelerators: list[str]) -> list[Figure]:
    """What apps/entry.py says, median over `ROUNDS` boots."""
    figures: list[Figure] = []
    for accelerator in accelerators:
        said: list[float] = []
        for _ in range(ROUNDS):
            with machine(image, free_port(), accelerator, None) as child:
                assert child.stdout is not None
                words = child.stdout.readline().split()
                if words and words[0].isdigit():
                    said.append(int(words[0]) / 1000)
        value = statistics.median(said) if said else None
        target = "<= 2 ms" if accelerator == "kvm" else ""
        note = "" if len(said) == ROUNDS else f"{ROUNDS - len(said)} of {ROUNDS} boots failed"
        figures.append(
            Figure("entry of the image until main", accelerator, value, "ms", target, note)
        )
    return figures


def times(image: Path, accelerators: list[str]) -> list[Figure]:
    """Medians over `ROUNDS` boots on each accelerator."""
    figures: list[Figure] = []
    for accelerator in accelerators:
        group = f"exec of QEMU (microvm, {accelerator}) until"
        starts = [start_once(image, accelerator) for _ in range(ROUNDS)]
        good = [start for start in starts if start is not None]
        failed = f"{ROUNDS - len(good)} of {ROUNDS} boots failed" if len(good) < ROUNDS else ""
        target = "<= 80 ms" if accelerator == "tcg" else ""
        line = statistics.median(start.first_line_ms for start in good) if good else None
        answer = statistics.median(start.first_answer_ms for start in good) if good else None
        figures.append(Figure(group, "the first line of output", line, "ms", "", failed))
        figures.append(Figure(group, "the first HTTP answer", answer, "ms", target, failed))
    return figures
