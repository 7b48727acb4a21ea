"""What people are told when two machines have the same address."""

from naja.net.wire.address import format_ipv4, format_mac
from naja.runtime.output import write_error_octets


def say_conflict(address: int, mac: int) -> None:
    """For `Interface.tell_conflict`: a line on standard error."""
    text = (
        f"naja: the station {format_mac(mac)} has this machine's address {format_ipv4(address)}, "
        "too; give one of them another\n"
    )
    write_error_octets(text.encode())
