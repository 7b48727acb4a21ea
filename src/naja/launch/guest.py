"""What every guest is told, and what is checked before any is started."""

import errno
import socket
import string
from pathlib import Path
from typing import Final

from naja.abi.boot_information import MAX_INTERFACES
from naja.image.errors import ImageError
from naja.image.inspection import ImageInfo, inspect_image
from naja.launch.errors import LaunchError
from naja.launch.request import RunRequest

# The user-mode network, QEMU's and ours: what DHCP would say there.
USER_ADDRESS: Final = "10.0.2.15/24"
USER_GATEWAY: Final = "10.0.2.2"
USER_NAME_SERVER: Final = "10.0.2.3"

_PLAIN: Final = frozenset((string.ascii_letters + string.digits + "._~/:=+,@-").encode())


def percent_encode(text: str) -> str:
    """UTF-8 octets, those with a meaning on a command line as `%41`."""
    octets = text.encode("utf-8", "surrogateescape")
    return "".join(chr(octet) if octet in _PLAIN else f"%{octet:02X}" for octet in octets)


def network_options(request: RunRequest) -> dict[str, str]:
    """`ip`, `gw`, `dns`, `secret`, `ip1` ... for the guest, but those that DHCP tells it."""
    user = request.network == "user" and request.address is None
    wanted = {
        "ip": USER_ADDRESS if user else request.address,
        "gw": request.gateway or (USER_GATEWAY if user else None),
        "dns": request.name_server or (USER_NAME_SERVER if user else None),
        "secret": request.secret,
    }
    for number, other in enumerate(request.others, 1):
        wanted |= {f"ip{number}": other.address, f"gw{number}": other.gateway}
    return {name: value for name, value in wanted.items() if value is not None}


def station(number: int) -> str:
    """The station address of an interface."""
    return f"52:54:00:12:34:{0x56 + number:02x}"


def load_image(path: Path, platform: str) -> ImageInfo:
    """Read and check the image; LaunchError when it is none, damaged, for something else."""
    try:
        info = inspect_image(path.read_bytes(), str(path))
    except OSError as error:
        raise LaunchError(f"cannot read {path}: {error.strerror}") from error
    except ImageError as error:
        raise LaunchError(str(error)) from error
    if info.platform != platform:
        raise LaunchError(
            f"{path} is an image for the platform {info.platform}; "
            f"build it with --platform {platform}"
        )
    return info


def check_ports(request: RunRequest) -> None:
    """LaunchError for a host port that is taken, or that two forwards want."""
    seen: set[int] = set()
    for forward in request.forwards:
        port = forward.host_port
        if port in seen:
            raise LaunchError(f"-p names host port {port} twice")
        seen.add(port)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise LaunchError(port_trouble(port, error)) from error


def port_trouble(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of this machine is in use; choose another one with -p"
    if error.errno == errno.EACCES:
        return f"port {port} of this machine is for root only; choose one from 1024 on with -p"
    return f"port {port} of this machine cannot be used: {error.strerror}"


def check_network(request: RunRequest) -> None:
    """LaunchError for ports without a network that forwards them."""
    if request.forwards and request.network != "user":
        raise LaunchError(
            "-p works with --net user only; with --net tap the guest has an address of its own"
        )
    if request.others and request.network == "none":
        raise LaunchError("--net none is for a guest without any interface")
    if len(request.others) >= MAX_INTERFACES:
        raise LaunchError(f"a guest has {MAX_INTERFACES} interfaces at most")
