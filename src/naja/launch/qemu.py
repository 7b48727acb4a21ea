"""Images on QEMU.

The machine has COM1 for stdout, a debug console for stderr and the end record, a debug
exit port, a virtio network card and a virtio entropy device. On `microvm` everything that
an image does not use is switched off: it starts in a few dozen milliseconds.
"""

import os
import re
import selectors
import shutil
import subprocess
import time
from typing import Final

from naja.image.inspection import ImageInfo
from naja.launch.accelerator import choose_accelerator
from naja.launch.child import READER_GONE, end, interruptible, spawn
from naja.launch.endrecord import EndRecordFilter
from naja.launch.errors import LaunchError
from naja.launch.guest import (
    check_network,
    check_ports,
    load_image,
    network_options,
    percent_encode,
    station,
)
from naja.launch.request import RunRequest
from naja.launch.tap import mtu_of

_PROGRAM: Final = "qemu-system-x86_64"
_DEFAULT_MEMORY: Final = 128 << 20
# Stacks, tables and the smallest heap that any program can start with.
_LEAST_BEHIND_IMAGE: Final = 0x80000
_USUAL_MTU: Final = 1500
_MIB: Final = 1 << 20
_MICROVM: Final = "microvm,pit=off,pic=off,rtc=off,acpi=off,auto-kernel-cmdline=off"
# Where microvm has the device on virtio-mmio-bus.N: 512 octets and one interrupt each.
_MMIO_BASE: Final = 0xFEB00000
_MMIO_INTERRUPT: Final = 5
_COMMAND_LINE_LIMIT: Final = 32 << 10
# QEMU's own way to pass a status: (value << 1) | 1.
_RESET: Final = 0


@interruptible
def run_qemu(request: RunRequest) -> int:
    """Boot the image; the program's exit status. LaunchError."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise LaunchError(
            f"{_PROGRAM} is not installed; install it with: apt-get install qemu-system-x86"
        )
    info = load_image(request.program, "vm")
    check_memory(request, info)
    check_network(request)
    check_ports(request)
    accelerator = choose_accelerator(request)
    session = _Session(request, program, accelerator)
    if session.run():
        return session.status
    if accelerator == "kvm" and request.accel == "auto" and not session.heard:
        request.say(f"KVM does not work here, using TCG: {session.what_happened()}")
        session = _Session(request, program, "tcg")
        if session.run():
            return session.status
    raise LaunchError(session.what_happened())


def check_memory(request: RunRequest, info: ImageInfo) -> None:
    """LaunchError when the image cannot start in so little memory."""
    least = info.memory_end + _LEAST_BEHIND_IMAGE
    if request.memory_bytes is not None and request.memory_bytes < least:
        raise LaunchError(
            f"{request.memory_bytes / _MIB:.3g}M of memory is too little for "
            f"{request.program}: give it {-(-least // _MIB)}M at least with -m"
        )


def command_line(request: RunRequest) -> str:
    """The kernel command line: where devices are, options, environment, arguments."""
    words = []
    if request.machine == "microvm":
        for number in range(len(_networks(request)) + 1):
            place = f"0x{_MMIO_BASE + 512 * number:x}:{_MMIO_INTERRUPT + number}"
            words.append(f"virtio_mmio.device=512@{place}")
    options = {"time": str(time.time_ns()), **network_options(request)}
    words += [f"naja.{name}={percent_encode(value)}" for name, value in options.items()]
    words += [
        f"naja.env={percent_encode(f'{name}={value}')}"
        for name, value in request.environment.items()
    ]
    words += [f"naja.arg={percent_encode(argument)}" for argument in request.argv]
    line = " ".join(words)
    if len(line) > _COMMAND_LINE_LIMIT:
        raise LaunchError("arguments and environment together are too long for a machine")
    return line


def arguments(request: RunRequest, accelerator: str, debug_descriptor: int) -> list[str]:
    """QEMU's arguments. `debug_descriptor` is inherited by QEMU as the debug console."""
    small = request.machine == "microvm"
    memory = request.memory_bytes or _DEFAULT_MEMORY
    # The default model lacks RDRAND; what "host" leaves out is what ring-0 emulation lacks.
    model = "host,-arch-capabilities" if accelerator == "kvm" else "qemu64,+rdrand"
    result = [
        *("-machine", _MICROVM if small else request.machine),
        *("-accel", accelerator, "-cpu", model, "-m", f"{memory // 1024}K"),
        *("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"),
        *("-chardev", "stdio,id=out,signal=off", "-serial", "chardev:out"),
        *("-add-fd", f"fd={debug_descriptor},set=1"),
        *("-chardev", "file,id=err,path=/dev/fdset/1,append=on"),
        *("-device", "isa-debugcon,iobase=0xe9,chardev=err"),
        *("-device", "isa-debug-exit,iobase=0xf4,iosize=4"),
        *("-kernel", str(request.program), "-append", command_line(request)),
    ]
    networks = _networks(request)
    buses = [f",bus=virtio-mmio-bus.{at}" if small else "" for at in range(len(networks) + 1)]
    kind = "device" if small else "pci"
    if small:
        # Else microvm's slots have the legacy layout, which the drivers refuse.
        result += ["-global", "virtio-mmio.force-legacy=false"]
    for number, network in enumerate(networks):
        result += ["-netdev", network]
        mac = f",mac={station(number)}" if number else ""
        size = _packet_size(network)
        result += ["-device", f"virtio-net-{kind},netdev=n{number}{mac}{size}{buses.pop(0)}"]
    result += ["-device", f"virtio-rng-{kind}{buses.pop(0)}"]
    return result


def _networks(request: RunRequest) -> list[str]:
    """What QEMU joins each interface to."""
    if request.network == "none":
        return []
    first = "user,id=n0" + "".join(
        f",hostfwd=tcp:127.0.0.1:{forward.host_port}-:{forward.guest_port}"
        for forward in request.forwards
    )
    if request.network != "user":
        first = _tap(0, request.network.removeprefix("tap:"))
    return [first, *(_tap(number, other.tap) for number, other in enumerate(request.others, 1))]


def _packet_size(network: str) -> str:
    """What tells a device that packets are smaller than usual, as its TAP interface has them."""
    found = re.search(r"ifname=([\w.-]+)", network)
    if found is None:
        return ""
    try:
        mtu = mtu_of(found[1])
    except LaunchError:
        # QEMU says what is wrong with the interface.
        return ""
    return f",host_mtu={mtu}" if mtu < _USUAL_MTU else ""


def _tap(number: int, name: str) -> str:
    return f"tap,id=n{number},ifname={name},script=no,downscript=no"


class _Session:
    """One running QEMU: passes its streams on until it ends.

    `status` is the program's, once `run` was true; `heard` tells whether the machine ever
    said anything.
    """

    def __init__(self, request: RunRequest, program: str, accelerator: str) -> None:
        self.request = request
        self.status = 0
        self.heard = False
        self.filter = EndRecordFilter()
        self.complaints = b""
        self.console, console_end = os.pipe()
        self.debug, debug_end = os.pipe()
        try:
            self.child = spawn(
                [program, *arguments(request, accelerator, debug_end)],
                stdout=console_end,
                stderr=subprocess.PIPE,
                pass_fds=(debug_end,),
            )
        finally:
            os.close(console_end)
            os.close(debug_end)

    def run(self) -> bool:
        """True when the program ended by itself, with `status`."""
        try:
            self._pass_streams()
        except BrokenPipeError:
            self.status = READER_GONE
            return True
        finally:
            end(self.child)
            os.close(self.console)
            os.close(self.debug)
        rest, status = self.filter.finish()
        _write(self.request.stderr, rest)
        if status is None:
            return False
        self.status = status
        return True

    def _pass_streams(self) -> None:
        assert self.child.stderr is not None
        own = self.child.stderr.fileno()
        limit = self.request.timeout_seconds
        deadline = None if limit is None else time.monotonic() + limit
        with selectors.DefaultSelector() as selector:
            for descriptor in (self.console, self.debug, own):
                selector.register(descriptor, selectors.EVENT_READ)
            while selector.get_map():
                left = None if deadline is None else deadline - time.monotonic()
                if left is not None and left <= 0:
                    raise LaunchError(f"the machine did not end within {limit} seconds")
                for key, _ in selector.select(left):
                    data = os.read(key.fd, 65536)
                    if not data:
                        selector.unregister(key.fd)
                    elif key.fd == self.console:
                        self.heard = True
                        _write(self.request.stdout, data)
                    elif key.fd == self.debug:
                        self.heard = True
                        _write(self.request.stderr, self.filter.feed(data))
                    else:
                        self.complaints = (self.complaints + data)[-4096:]
        self.child.wait()

    def what_happened(self) -> str:
        """Why there is no status, as far as QEMU told."""
        code = self.child.returncode
        lines = [
            line.removeprefix(f"{_PROGRAM}: ")
            for line in self.complaints.decode("utf-8", "replace").splitlines()
            if line.strip() and "warning:" not in line
        ]
        said = f": {lines[-1]}" if lines else ""
        if code == _RESET:
            return f"the machine reset itself before the program ended{said}"
        if code < 0:
            return f"QEMU was killed by signal {-code}{said}"
        return f"QEMU ended with status {code} before the program did{said}"


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
