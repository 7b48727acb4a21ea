"""Can KVM be used here, and should it?"""

import fcntl
import os
from pathlib import Path
from typing import Final

from naja.launch.errors import LaunchError
from naja.launch.request import RunRequest

_DEVICE: Final = "/dev/kvm"
_GET_API_VERSION: Final = 0xAE00
_CREATE_VM: Final = 0xAE01
_API_VERSION: Final = 12


def kvm_trouble() -> str | None:
    """Why KVM cannot be used, None when it can. Takes well under a millisecond."""
    try:
        device = os.open(_DEVICE, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return f"there is no {_DEVICE}"
    except OSError as error:
        return f"{_DEVICE}: {error.strerror}"
    try:
        if fcntl.ioctl(device, _GET_API_VERSION, 0) != _API_VERSION:
            return f"{_DEVICE} speaks another version"
        os.close(fcntl.ioctl(device, _CREATE_VM, 0))
    except OSError as error:
        return f"{_DEVICE} makes no machine: {error.strerror}"
    finally:
        os.close(device)
    return None


def ring0_is_emulated() -> bool:
    """KVM without the processor's virtualisation: CPL 3 is fast, firmware takes seconds."""
    try:
        flags = Path("/proc/cpuinfo").read_text().partition("\nflags")[2].partition("\n")[0]
    except OSError:
        return False
    return not {"vmx", "svm"} & set(flags.split())


def choose_accelerator(request: RunRequest) -> str:
    """`kvm` or `tcg`. Tells in one line why not KVM. LaunchError if KVM was demanded in vain."""
    if request.accel == "tcg":
        return "tcg"
    trouble = kvm_trouble()
    if request.accel == "kvm":
        if trouble is not None:
            raise LaunchError(f"KVM cannot be used: {trouble}; say --accel tcg")
        return "kvm"
    if trouble is None and request.machine != "microvm" and ring0_is_emulated():
        trouble = f"here it emulates ring 0, and the firmware of {request.machine} lives there"
    if trouble is not None:
        request.say(f"without KVM, using TCG: {trouble}")
        return "tcg"
    return "kvm"
