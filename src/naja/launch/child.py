"""A child process that never outlives us, and Ctrl-C, which ends it."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Final

from naja.launch.request import RunRequest

INTERRUPTED: Final = 130
READER_GONE: Final = 141

_PR_SET_PDEATHSIG: Final = 1
_PATIENCE_SECONDS: Final = 2.0


def tied_to_us(mask: set[int] | set[signal.Signals]) -> Callable[[], None]:
    """For `preexec_fn`: the kernel kills the child when we die, however that happens.

    `mask` is the child's signal mask.
    """
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def tie() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(127)

    return tie


def interruptible(run: Callable[[RunRequest], int]) -> Callable[[RunRequest], int]:
    """Ctrl-C during `run` becomes its result. What `run` started must end on the way out."""

    @wraps(run)
    def guarded(request: RunRequest) -> int:
        try:
            return run(request)
        except KeyboardInterrupt:
            return INTERRUPTED

    return guarded


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
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        child = subprocess.Popen(
            command,
            executable=executable,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            pass_fds=pass_fds,
            env=environment,
            start_new_session=True,
            preexec_fn=tied_to_us(mask),
        )
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        raise
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    except KeyboardInterrupt:
        end(child)
        raise
    return child


def end(child: subprocess.Popen[bytes]) -> None:
    """Make it end: ask, wait a little, kill."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
    child.wait()
