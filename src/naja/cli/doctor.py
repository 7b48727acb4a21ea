"""`naja doctor`: what this machine has and lacks, and the command that mends it."""

import ctypes.util
import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from naja.cli.talk import emit_json, say, show, table

PINNED = {"mypy": "2.4.1", "llvmlite": "0.50.0"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `mend` is a command or a sentence, "" when all is well."""

    name: str
    good: bool
    needed: bool
    found: str
    use: str
    mend: str = ""


def _python() -> Finding:
    version = sys.version.split()[0]
    good = sys.version_info >= (3, 11)
    mend = "" if good else "apt-get install python3.11"
    return Finding("Python", good, True, version, "the tool itself; --on python", mend)


def _package(name: str) -> Finding:
    wanted = PINNED[name]
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        found = "missing"
    mend = "" if found == wanted else f"pip install {name}=={wanted}"
    return Finding(name, found == wanted, True, found, "compiling", mend)


def _first_line(command: list[str]) -> str:
    """The first line that a command prints, or why there is none."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"does not start: {error}"
    return (done.stdout or done.stderr).partition("\n")[0].strip()


def _qemu() -> Finding:
    path = shutil.which("qemu-system-x86_64")
    if path is None:
        mend = "apt-get install qemu-system-x86"
        return Finding("QEMU", False, True, "missing", "--on qemu", mend)
    return Finding("QEMU", True, True, _first_line([path, "--version"]), "--on qemu")


def _kvm() -> Finding:
    use = "machines at native speed (without it: TCG)"
    from naja.launch.accelerator import kvm_trouble

    trouble = kvm_trouble()
    if trouble is None:
        return Finding("KVM", True, False, "works", use)
    if not Path("/dev/kvm").exists():
        mend = "enable virtualisation in the firmware, or nested virtualisation in the host"
    else:
        mend = "usermod -aG kvm $USER and log in again, or modprobe kvm_intel (kvm_amd)"
    return Finding("KVM", False, False, trouble, use, mend)


def _slirp() -> Finding:
    found = ctypes.util.find_library("slirp")
    mend = "" if found else "apt-get install libslirp0"
    use = "-p with --on process"
    return Finding("libslirp", found is not None, False, found or "missing", use, mend)


def _seccomp() -> Finding:
    actions = Path("/proc/sys/kernel/seccomp/actions_avail")
    good = actions.is_file() and "kill_process" in actions.read_text()
    found = "seccomp filters" if good else "no seccomp filters"
    mend = "" if good else "run a Linux kernel with CONFIG_SECCOMP_FILTER"
    return Finding("seccomp", good, False, found, "--on process", mend)


def _tap() -> Finding:
    good = os.access("/dev/net/tun", os.R_OK | os.W_OK)
    found = "/dev/net/tun" if good else "/dev/net/tun cannot be opened"
    mend = "" if good else "modprobe tun, and run as root or with CAP_NET_ADMIN"
    return Finding("TAP", good, False, found, "--net tap:NAME", mend)


CHECKS: tuple[Callable[[], Finding], ...] = (
    _python,
    lambda: _package("mypy"),
    lambda: _package("llvmlite"),
    _qemu,
    _kvm,
    _seccomp,
    _slirp,
    _tap,
)


def command(as_json: bool) -> int:
    """Look at everything; 1 if something is missing that naja cannot do without."""
    findings = [check() for check in CHECKS]
    lacking = [finding for finding in findings if finding.needed and not finding.good]
    if as_json:
        emit_json({"ready": not lacking, "findings": [asdict(finding) for finding in findings]})
        return int(bool(lacking))
    listing = table("", "what", "found", "for", "mend with")
    for finding in findings:
        sign = "ok" if finding.good else "MISSING" if finding.needed else "lacking"
        listing.add_row(sign, finding.name, finding.found, finding.use, finding.mend)
    show(listing, answer=True)
    if lacking:
        say(f"not ready: {', '.join(finding.name for finding in lacking)}")
        return 1
    say("ready")
    return 0
