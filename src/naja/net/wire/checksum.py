"""The Internet checksum (RFC 1071): the ones' complement sum of big-endian 16-bit words."""

from naja.lang.octets import Octets


def add_words(data: Octets, start: int, end: int, total: int) -> int:
    """`total` plus the words of data[start:end], an odd last octet padded with zero.

    The result is not folded; 2**31 words fit. 0 <= start and end <= len(data) or IndexError.
    """
    # 2**16 is 1 modulo 0xFFFF, so 32-bit words may be summed as well. The highest index
    # comes first: its bounds check makes the other three redundant.
    index = start
    last = end - 3
    while index < last:
        total += data[index + 3] | data[index + 2] << 8 | data[index + 1] << 16 | data[index] << 24
        index += 4
    if index + 1 < end:
        total += data[index + 1] | data[index] << 8
        index += 2
    if index < end:
        total += data[index] << 8
    return total


def fold(total: int) -> int:
    """The 16-bit checksum field for a sum."""
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


def checksum(data: Octets, start: int, end: int) -> int:
    """The checksum field of data[start:end]; 0 when the field inside is already right."""
    return fold(add_words(data, start, end, 0))


def pseudo_header(addresses: int, protocol: int, length: int) -> int:
    """Unfolded sum of a pseudo header. Source: RFC 9293 3.1, RFC 768, RFC 8200 8.1."""
    return addresses + protocol + length
