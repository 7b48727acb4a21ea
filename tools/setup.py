"""Make this checkout ready to work: Debian packages that are missing, and `.venv`.

Runs on any CPython from 3.11 on with nothing but the standard library. Quick when all is
done already: a stamp inside `.venv` holds the hash of what it was made from.

Usage: python3 tools/setup.py [--bench] [--fuzz]
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "naja-setup.stamp"
REQUIREMENTS = [ROOT / "pyproject.toml", ROOT / "constraints.txt"]

# Debian package -> a file that shows it is there: a command, or a path below /usr.
NEEDED = {
    "qemu-system-x86": "qemu-system-x86_64",
    "curl": "curl",
    "iproute2": "ip",
}
OPTIONAL = {
    "libslirp0": "lib/*/libslirp.so.0",
    "tshark": "tshark",
    "wrk": "wrk",
}
BENCH = {
    "wrk": "wrk",
    "nginx-light": "nginx",
    "golang-go": "go",
    "iperf3": "iperf3",
    "nghttp2-client": "h2load",
    "tshark": "tshark",
    "hping3": "hping3",
}


def say(text: str) -> None:
    print(f"setup: {text}", file=sys.stderr, flush=True)


def present(sign: str) -> bool:
    """Whether a command is on the path, or a pattern below /usr matches."""
    if "/" in sign:
        return any(Path("/usr").glob(sign))
    sbin = os.pathsep.join(["/usr/local/sbin", "/usr/sbin", "/sbin"])
    path = os.environ.get("PATH", os.defpath) + os.pathsep + sbin
    return shutil.which(sign, path=path) is not None


def as_root(command: list[str]) -> bool:
    """Run a command as root; False if it failed or there is no way to become root."""
    if os.geteuid() != 0:
        if shutil.which("sudo") is None:
            return False
        command = ["sudo", "--preserve-env=DEBIAN_FRONTEND", *command]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL)
    return done.returncode == 0


_updated = False


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages without their recommendations; False if that failed."""
    global _updated
    if not packages:
        return True
    if shutil.which("apt-get") is None:
        return False
    say(f"installing {' '.join(packages)}")
    if not _updated:
        as_root(["apt-get", "update", "-q"])
        _updated = True
    return as_root(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages])


def debian_packages(bench: bool) -> None:
    """Install what is missing. Nothing is fatal here: a test that lacks a tool says so."""
    needed = [name for name, sign in NEEDED.items() if not present(sign)]
    if not apt_install(needed):
        say(f"could not install {' '.join(needed)}; as root: apt-get install {' '.join(needed)}")
    wanted = OPTIONAL | (BENCH if bench else {})
    for name, sign in wanted.items():
        if not present(sign) and not apt_install([name]):
            say(f"going on without the optional package {name}")


def fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in REQUIREMENTS:
        digest.update(path.read_bytes())
    digest.update(str(VENV).encode())
    return digest.hexdigest()


def make_venv() -> None:
    """A virtual environment with pip in it; Debian keeps the means in python3-venv."""
    command = [sys.executable, "-m", "venv", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        apt_install([f"python{version}-venv"])
        shutil.rmtree(VENV, ignore_errors=True)
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"setup: could not make .venv:\n{done.stdout}{done.stderr}")


def python_packages() -> None:
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    if not (VENV / "bin" / "pip").exists():
        make_venv()
    say("installing Python packages into .venv")
    command = [str(VENV / "bin" / "python"), "-m", "pip", "install", "-q"]
    command += ["--disable-pip-version-check", "-c", "constraints.txt", "-e", ".[dev]"]
    if subprocess.run(command, cwd=ROOT).returncode != 0:
        raise SystemExit(
            "setup: pip could not install the Python packages (its message is above); "
            "a package index must be reachable, then run this again"
        )
    STAMP.write_text(wanted)


def fuzzer() -> None:
    """What guides the fuzzing by coverage; not every Python has it."""
    command = [str(VENV / "bin" / "python"), "-m", "pip", "install", "-q"]
    command += ["--disable-pip-version-check", "-c", "constraints.txt", "-e", ".[fuzz]"]
    if subprocess.run(command, cwd=ROOT).returncode != 0:
        say("atheris cannot be installed for this Python: nothing is guided by coverage")


def byte_code() -> None:
    """What pip does for an ordinary package: `naja` starts half a second sooner.

    Here it is installed editable, and CPython may have been told not to write byte code.
    """
    command = [str(VENV / "bin" / "python"), "-m", "compileall", "-q", "-j", "0", "src/naja"]
    subprocess.run(command, cwd=ROOT)


def main() -> None:
    if sys.version_info < (3, 11):
        version = sys.version.split()[0]
        raise SystemExit(
            f"setup: this is Python {version} and naja needs 3.11 or newer; "
            "say which one: make PYTHON=/path/to/python3.11"
        )
    debian_packages("--bench" in sys.argv[1:])
    python_packages()
    if "--fuzz" in sys.argv[1:]:
        fuzzer()
    byte_code()


if __name__ == "__main__":
    main()
