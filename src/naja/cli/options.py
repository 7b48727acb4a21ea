"""Option values: their kinds, and parsers that say what is wrong."""

import ipaddress
import re
from collections.abc import Callable
from enum import StrEnum

from naja.cli.errors import ToolError

USAGE = 2


class Platform(StrEnum):
    VM = "vm"
    PROCESS = "process"


class Arch(StrEnum):
    X86_64 = "x86_64"


class Place(StrEnum):
    QEMU = "qemu"
    PROCESS = "process"
    PYTHON = "python"


class Machine(StrEnum):
    MICROVM = "microvm"
    Q35 = "q35"
    PC = "pc"


class Accel(StrEnum):
    AUTO = "auto"
    KVM = "kvm"
    TCG = "tcg"


def _refuse(message: str) -> ToolError:
    return ToolError(message, status=USAGE)


def port_pair(text: str) -> tuple[int, int]:
    """`8080:80` as (host port, guest port); each 1..65535."""
    found = re.fullmatch(r"(\d{1,5}):(\d{1,5})", text)
    pair = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(0 < port < 65536 for port in pair):
        raise _refuse(
            f"-p {text}: say HOST:GUEST with two TCP ports from 1 to 65535, such as -p 8080:8080"
        )
    return pair


def memory_octets(text: str) -> int:
    """`64M` as octets; K, M and G are powers of 1024, no letter means M as in QEMU."""
    found = re.fullmatch(r"(\d{1,12})([KMG]?)", text.upper())
    size = int(found[1]) << {"K": 10, "": 20, "M": 20, "G": 30}[found[2]] if found else 0
    if size <= 0:
        raise _refuse(f"-m {text}: say a size such as 64M or 1G")
    return size


def variable(text: str) -> tuple[str, str]:
    """`NAME=value` as a pair."""
    name, equals, value = text.partition("=")
    if not equals or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise _refuse(f"--env {text}: say NAME=VALUE, such as --env LEVEL=debug")
    return name, value


def network(text: str) -> tuple[str, str]:
    """`user`, `none` or `tap:NAME` as (kind, name of the interface or "")."""
    kind, _, name = text.partition(":")
    if text in ("user", "none") or kind == "tap" and re.fullmatch(r"[\w.-]{1,15}", name):
        return kind, name
    raise _refuse(f"--net {text}: say user, none, or tap:NAME with the name of a TAP interface")


def other_network(text: str) -> str:
    """The TAP interface that `tap:NAME` names: an interface beside the first is nothing else."""
    kind, name = network(text)
    if kind != "tap":
        raise _refuse(f"--net {text}: interfaces beside the first are tap:NAME")
    return name


def for_each(
    option: str, texts: list[str], nets: list[str], nothing: str, check: Callable[[str], str]
) -> list[str | None]:
    """A checked value of a repeated option for each of `nets`; None for `nothing` and the rest."""
    if len(texts) > len(nets):
        raise _refuse(f"{option} is given {len(texts)} times, --net {len(nets)}: one for each")
    values = [None if text == nothing else check(text) for text in texts]
    return values + [None] * (len(nets) - len(values))


def static_address(text: str) -> str:
    """`10.0.2.15/24`, with one of IPv6 after a comma if wanted, or that alone; checked."""
    try:
        interfaces = [ipaddress.ip_interface(part) for part in text.split(",")]
    except ValueError:
        interfaces = []
    versions = [interface.version for interface in interfaces]
    if versions not in ([4], [6], [4, 6]) or text.count("/") != len(versions):
        raise _refuse(f"--ip {text}: say an IPv4 address and its prefix, such as 10.0.2.15/24")
    return ",".join(str(interface) for interface in interfaces)


def gateway(text: str) -> str:
    """A router of IPv4, of IPv6, or both with a comma between; checked."""
    return ",".join(
        part if ":" in part and _is_ipv6(part) else address("--gw", part)
        for part in text.split(",")
    )


def _is_ipv6(text: str) -> bool:
    try:
        return ipaddress.IPv6Address(text).scope_id is None
    except ValueError:
        return False


def secret(text: str) -> str:
    """What IPv6 addresses depend on; checked."""
    if not re.fullmatch("[0-9A-Fa-f]{32}", text):
        raise _refuse(
            f"--secret {text}: say 32 hexadecimal digits, such as those of openssl rand -hex 16"
        )
    return text.lower()


def address(option: str, text: str) -> str:
    """An IPv4 address, checked; `option` is for the message."""
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError:
        raise _refuse(f"{option} {text}: say an IPv4 address, such as 10.0.2.2") from None
