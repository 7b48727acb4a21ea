"""Programs under this very CPython: the fast way to try and to debug.

The program listens on its own port of this machine; where another one was asked for, a
small forwarder carries connections over.
"""

import os
import subprocess
import sys
import time

from naja.launch.child import end, interruptible
from naja.launch.errors import LaunchError
from naja.launch.forwarder import Forwarder
from naja.launch.guest import check_ports
from naja.launch.loop import Loop
from naja.launch.request import RunRequest


@interruptible
def run_python(request: RunRequest) -> int:
    """Run the source file; its exit status. LaunchError."""
    if not request.program.is_file():
        raise LaunchError(f"there is no program {request.program}")
    check_ports(request)
    with Loop() as loop:
        for forward in request.forwards:
            if forward.host_port != forward.guest_port:
                loop.attach(Forwarder(forward))
        child = subprocess.Popen(
            [sys.executable, "-u", str(request.program), *request.arguments],
            stdin=subprocess.DEVNULL,
            stdout=request.stdout,
            stderr=request.stderr,
            env={**os.environ, **request.environment},
        )
        return _wait(request, child, loop)


def _wait(request: RunRequest, child: subprocess.Popen[bytes], loop: Loop) -> int:
    limit = request.timeout_seconds
    deadline = None if limit is None else time.monotonic() + limit
    try:
        if not loop.run_until_exit(child.pid, deadline):
            raise LaunchError(f"the program did not end within {limit} seconds")
    finally:
        _settle(child)
    code = child.returncode
    return code if code >= 0 else 128 - code


def _settle(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(0.5)
    except subprocess.TimeoutExpired:
        end(child)
