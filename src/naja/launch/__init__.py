"""Starting programs and images: on QEMU, as a sealed Linux process, under CPython.

Each `run_*` streams the console, returns the program's exit status 0..255, and raises
`LaunchError` with a sentence when the program could not be started or was lost.
Ctrl-C ends the guest and gives 130, as it would without us.
"""

from naja.launch.errors import LaunchError as LaunchError
from naja.launch.process import run_process as run_process
from naja.launch.python import run_python as run_python
from naja.launch.qemu import run_qemu as run_qemu
from naja.launch.request import (
    Attachment as Attachment,
    Forward as Forward,
    RunRequest as RunRequest,
)
