"""Reading what the entry left: the boot information and the strings it points to."""

from naja.lang.widths import u8, u64
from naja.unsafe import Ptr, bytes_address, bytes_alloc, copy_memory, symbol_address


def boot_word(offset: int) -> int:
    """The word at `offset` (a name of `abi.boot_information`)."""
    return Ptr[u64](symbol_address("naja_boot_information"))[offset // 8]


def copy_octets(address: int, count: int) -> bytes:
    """`count` octets of raw memory as an object."""
    copy = bytes_alloc(count)
    copy_memory(bytes_address(copy), address, count)
    return copy


def copy_c_string(address: int) -> bytes:
    """The octets before the next zero octet."""
    text = Ptr[u8](address)
    count = 0
    while text[count] != 0:
        count += 1
    return copy_octets(address, count)


def copy_c_strings(table: int) -> list[bytes]:
    """The strings of a table of addresses that ends with 0 (`argv`, `envp`)."""
    found: list[bytes] = []
    addresses = Ptr[u64](table)
    index = 0
    while addresses[index] != 0:
        found.append(copy_c_string(addresses[index]))
        index += 1
    return found
