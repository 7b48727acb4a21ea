"""A child process that never outlives us."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PATIENCE_SECONDS: Final = 2.0


def tied_to_us() -> Callable[[], None]:
    """For `preexec_fn`: the kernel kills the child when we die, however that happens."""
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def tie() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(127)

    return tie


def spawn(
    command: Sequence[str],
    *,
    executable: str | None = None,
    stdin: int = subprocess.DEVNULL,
    stdout: int,
    stderr: int,
    pass_fds: Sequence[int] = (),
    environment: dict[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, so that Ctrl-C comes to us alone. OSError."""
    return subprocess.Popen(
        command,
        executable=executable,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        pass_fds=pass_fds,
        env=environment,
        start_new_session=True,
        preexec_fn=tied_to_us(),
    )


def end(child: subprocess.Popen[bytes]) -> None:
    """Make it end: ask, wait a little, kill."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
    child.wait()
