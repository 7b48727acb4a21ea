"""Build the HTTP example, boot it in QEMU, ask it once, stop it: `make demo`."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from naja.launch import Forward, RunRequest
from naja.launch.accelerator import choose_accelerator
from naja.launch.child import end, spawn
from naja.launch.qemu import arguments

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "01_hello_http" / "main.py"
GUEST_PORT = 8080
PATIENCE_S = 30.0
QEMU = "qemu-system-x86_64"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def build(directory: Path) -> Path:
    image = directory / "hello_http.elf"
    naja = Path(sys.executable).parent / "naja"
    command: list[str | Path] = [naja, "build", EXAMPLE, "-o", image]
    if subprocess.run(command, env={**os.environ, "NAJA_STANDBY": "0"}).returncode != 0:
        raise SystemExit("demo: the example did not build; its messages are above")
    return image


def first_line(child: "subprocess.Popen[bytes]", complaints: Path) -> None:
    """Wait until the program says that it listens."""
    assert child.stdout is not None
    if not child.stdout.readline():
        code = child.wait()
        said = complaints.read_text("utf-8", "replace").strip()
        raise SystemExit(f"demo: the machine ended with {code} before it served\n{said}")


def ask(port: int) -> bytes:
    """One request on a connection of its own; the whole response."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as peer:
        peer.sendall(b"GET /demo HTTP/1.1\r\nHost: demo\r\n\r\n")
        response = b""
        while part := peer.recv(65536):
            response += part
    return response


def demonstrate(image: Path, directory: Path) -> None:
    """Boot, measure, show curl's answer, stop."""
    program = shutil.which(QEMU)
    if program is None:
        raise SystemExit("demo: QEMU is missing; install it with: apt-get install qemu-system-x86")
    port = free_port()
    request = RunRequest(image, forwards=(Forward(port, GUEST_PORT),))
    accelerator = choose_accelerator(request)
    complaints = directory / "stderr"
    with complaints.open("wb") as errors:
        begin = time.perf_counter()
        child = spawn(
            [program, *arguments(request, accelerator, errors.fileno())],
            stdout=subprocess.PIPE,
            stderr=errors.fileno(),
            pass_fds=(errors.fileno(),),
        )
        try:
            first_line(child, complaints)
            response = ask(port)
            taken_ms = (time.perf_counter() - begin) * 1000
            if not response.endswith(b"Path: /demo"):
                raise SystemExit(f"demo: the answer was {response!r}")
            show_curl(port)
        finally:
            end(child)
    print(f"image: {image.stat().st_size:,} octets")
    print(f"exec of QEMU to first response: {taken_ms:.0f} ms (microvm, {accelerator})")


def show_curl(port: int) -> None:
    url = f"http://127.0.0.1:{port}/x"
    print(f"$ curl {url}", flush=True)
    done = subprocess.run(["curl", "-sS", "--max-time", "30", url])
    print(flush=True)
    if done.returncode != 0:
        raise SystemExit("demo: curl got no answer")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="naja-demo-") as name:
        directory = Path(name)
        image = build(directory)
        try:
            demonstrate(image, directory)
        except OSError as error:
            raise SystemExit(f"demo: {os.strerror(error.errno or 0)}: {error}") from error


if __name__ == "__main__":
    main()
