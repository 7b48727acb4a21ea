"""Images as sealed Linux processes: they need neither hypervisor nor root.

The process inherits its console, a descriptor whose closing asks it to stop, and, for a
network, one that carries Ethernet frames: a TAP interface, or a socket pair to a user-mode
network that runs here.
"""

import os
import signal
import socket
import subprocess
import time
from typing import Final

from naja.image.inspection import ImageInfo
from naja.launch.child import end, interruptible, spawn
from naja.launch.errors import LaunchError
from naja.launch.guest import (
    check_network,
    check_ports,
    load_image,
    network_options,
    station,
)
from naja.launch.loop import Loop
from naja.launch.request import RunRequest
from naja.launch.slirp import UserNetwork
from naja.launch.tap import mtu_of, open_tap

_QUEUE_OCTETS: Final = 1 << 20
_SEED_OCTETS: Final = 64
_PATIENCE_SECONDS: Final = 0.2


@interruptible
def run_process(request: RunRequest) -> int:
    """Run the image; the program's exit status. LaunchError."""
    image = load_image(request.program, "process")
    check_network(request)
    check_ports(request)
    with_headers = _with_headers(request, image)
    with Loop() as loop:
        inherited = _network(request, loop, with_headers)
        control, control_end = os.pipe()
        try:
            child = _start(request, inherited, control, with_headers)
        except BaseException:
            os.close(control_end)
            raise
        finally:
            os.close(control)
            for descriptor in inherited:
                os.close(descriptor)
        if request.started is not None:
            request.started(child.pid)
        return _wait(request, child, loop, control_end)


def _network(request: RunRequest, loop: Loop, with_headers: bool) -> list[int]:
    """The descriptors for frames that the process inherits, one for each interface."""
    if request.network == "none":
        return []
    opened: list[int] = []
    try:
        if request.network.startswith("tap:"):
            name = request.network.removeprefix("tap:")
            opened.append(open_tap(name, with_headers))
        else:
            opened.append(_user_network(request, loop))
        for other in request.others:
            opened.append(open_tap(other.tap, False))
    except BaseException:
        for descriptor in opened:
            os.close(descriptor)
        raise
    return opened


def _with_headers(request: RunRequest, image: ImageInfo) -> bool:
    """Whether frames come in trains: not where they are passed on as they came."""
    if image.passes_frames_on or request.others:
        return False
    return request.network.startswith("tap:")


def _packet_sizes(request: RunRequest) -> dict[str, str]:
    """`mtu`, `mtu1` ... of TAP interfaces."""
    if not request.network.startswith("tap:"):
        return {}
    names = [request.network.removeprefix("tap:"), *(other.tap for other in request.others)]
    return {f"mtu{number or ''}": str(mtu_of(name)) for number, name in enumerate(names)}


def _user_network(request: RunRequest, loop: Loop) -> int:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    for end_ in (ours, theirs):
        end_.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _QUEUE_OCTETS)
    loop.attach(UserNetwork(ours, request.forwards))
    return theirs.detach()


def _start(
    request: RunRequest, frames: list[int], control: int, with_headers: bool
) -> subprocess.Popen[bytes]:
    seed, seed_end = os.pipe()
    os.write(seed_end, os.urandom(_SEED_OCTETS))
    os.close(seed_end)
    options = {**network_options(request), "seed_fd": str(seed), "control_fd": str(control)}
    descriptors = [seed, control, *frames]
    for number, descriptor in enumerate(frames):
        suffix = str(number) if number else ""
        options |= {f"net_fd{suffix}": str(descriptor), f"mac{suffix}": station(number)}
    if with_headers:
        options["net_headers"] = "1"
    options |= _packet_sizes(request)
    if request.memory_bytes is not None:
        options["memory"] = str(request.memory_bytes)
    environment = {**request.environment, **{f"naja.{k}": v for k, v in options.items()}}
    path = str(request.program.resolve())
    try:
        return spawn(
            request.argv,
            executable=path,
            stdout=request.stdout,
            stderr=request.stderr,
            pass_fds=descriptors,
            environment=environment,
        )
    except PermissionError as error:
        raise LaunchError(f"{request.program} is not executable; chmod +x it") from error
    except OSError as error:
        raise LaunchError(f"cannot start {request.program}: {error.strerror}") from error
    finally:
        os.close(seed)


def _wait(request: RunRequest, child: subprocess.Popen[bytes], loop: Loop, control_end: int) -> int:
    limit = request.timeout_seconds
    deadline = None if limit is None else time.monotonic() + limit
    try:
        if not loop.run_until_exit(child.pid, deadline):
            raise LaunchError(f"the process did not end within {limit} seconds")
    finally:
        os.close(control_end)  # an idle guest ends at once, a busy one is ended
        _settle(child)
    return _status(child.returncode, request)


def _settle(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        end(child)


def _status(code: int, request: RunRequest) -> int:
    """A death by signal is told, and numbered as shells do."""
    if code >= 0:
        return code
    number = -code
    if number == signal.SIGSYS:
        request.say("the process was killed: it made a system call that its seal refuses")
    elif number != signal.SIGPIPE:
        request.say(f"the process was killed by {signal.Signals(number).name}")
    return 128 + number
