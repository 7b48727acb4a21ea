"""Programs as guests of a `GuestNetwork`: as a sealed process, in QEMU, or under CPython.

CPython with the Linux stack behind a veth pair is the oracle: what a test asks of an image
must hold there too.
"""

import fcntl
import queue
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from interop.network import (
    GUEST_ADDRESS,
    GUEST_SIX,
    HOST_ADDRESS,
    INTERFACE,
    PREFIX,
    TIME_LIMIT_S,
    GuestNetwork,
    Namespace,
)
from support.images import image_of

ROOT: Final = Path(__file__).resolve().parents[2]
NAJA: Final = Path(sys.executable).parent / "naja"
LOCK: Final = ROOT / ".naja-cache" / "interop.lock"
APPS: Final = Path(__file__).resolve().parent / "apps"
HELLO: Final = ROOT / "examples" / "01_hello_http" / "main.py"
# What the guests' addresses in prefixes of routers depend on.
SECRET: Final = "000102030405060708090a0b0c0d0e0f"
PLACES: Final = ("process", "qemu", "python")


def reason_not_to_run(place: str) -> str | None:
    if place == "qemu" and shutil.which("qemu-system-x86_64") is None:
        return "qemu-system-x86_64 is missing (apt-get install qemu-system-x86)"
    return None


def build(app: Path, place: str) -> Path:
    """What `naja run` is to be given for `app` at `place`: an image, or the program itself.

    An image is built once for a state of the tree; another worker that wants it waits.
    """
    if place == "python":
        return app
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return image_of(app, "process" if place == "process" else "vm")


class Guest:
    """A running program; `expect` waits for its output, the end of the `with` block stops it."""

    def __init__(
        self,
        network: GuestNetwork,
        place: str,
        target: Path,
        arguments: list[str],
        memory: str = "128M",
    ) -> None:
        self._namespace: Namespace | None = None
        if place == "python":
            self._namespace = _veth(network)
            command = [*self._namespace.prefix(), sys.executable, "-u", str(target)]
        else:
            command = [
                *network.prefix(),
                str(NAJA),
                "run",
                str(target),
                "--on",
                place,
                "-m",
                memory,
            ]
            command += [
                "--net",
                f"tap:{INTERFACE}",
                "--ip",
                f"{GUEST_ADDRESS}/{PREFIX},{GUEST_SIX}/64",
            ]
            command += ["--gw", HOST_ADDRESS, "--dns", HOST_ADDRESS, "--secret", SECRET]
            if place == "qemu":
                command += ["--accel", "tcg"]
            command += ["--"] if arguments else []
        self._process = subprocess.Popen(
            command + arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.seen: list[str] = []
        self.errors: list[str] = []
        self._error_came = threading.Condition()
        self._readers = [
            threading.Thread(target=self._read_lines),
            threading.Thread(target=self._read_errors),
        ]
        for reader in self._readers:
            reader.start()

    def _read_lines(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.decode(errors="replace").rstrip("\r\n"))
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            with self._error_came:
                self.errors.append(line.decode(errors="replace"))
                self._error_came.notify()

    def line(self) -> str:
        """The next line of output; fails with the guest's last words when there is none."""
        try:
            line = self._lines.get(timeout=TIME_LIMIT_S)
        except queue.Empty:
            raise AssertionError(f"the guest says nothing more; {self.words()}") from None
        if line is None:
            self._lines.put(None)
            raise AssertionError(f"the guest ended; {self.words()}")
        self.seen.append(line)
        return line

    def expect(self, start: str) -> str:
        """Read lines up to one that starts with `start`."""
        while not (line := self.line()).startswith(start):
            pass
        return line

    def expect_error(self, start: str) -> None:
        """Wait for a line of standard error that starts with `start`."""
        with self._error_came:
            said = self._error_came.wait_for(
                lambda: any(line.startswith(start) for line in self.errors), TIME_LIMIT_S
            )
        assert said, self.words()

    def words(self) -> str:
        return f"its output: {self.seen[-20:]}, its errors: {''.join(self.errors[-20:])}"

    def running(self) -> bool:
        return self._process.poll() is None

    def pid(self) -> int:
        """Of the process that was started; the guest itself may be a child of it."""
        return self._process.pid

    def wait(self) -> int:
        """The exit status of a program that ends by itself."""
        return self._process.wait(TIME_LIMIT_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.running():
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._process.wait()
        for reader in self._readers:
            reader.join()
        if self._namespace is not None:
            self._namespace.close()


def _veth(network: GuestNetwork) -> Namespace:
    """Put a second namespace, which has the guest's address, in the place of the guest."""
    far = Namespace("far")
    try:
        network.ip("link", "del", INTERFACE)
        pair = ("type", "veth", "peer", "name", "eth0", "netns", far.name)
        network.ip("link", "add", INTERFACE, *pair)
        network.give_address(INTERFACE)
        far.ip("addr", "add", f"{GUEST_ADDRESS}/{PREFIX}", "dev", "eth0")
        far.ip("link", "set", "eth0", "up")
        for namespace, name in ((network, INTERFACE), (far, "eth0")):
            # Otherwise frames carry unfinished checksums and many segments at once.
            command = [*namespace.prefix(), "ethtool", "-K", name]
            subprocess.run([*command, "tx", "off", "tso", "off", "gso", "off"], capture_output=True)
    except BaseException:
        far.close()
        raise
    return far
