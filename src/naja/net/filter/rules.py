"""Rules over what headers say, in order: the first that fits decides.

In an image they come as a text (`parse_rules`) that the build made of the manifest, and checked:
a line for each rule, of the words direction, action, protocol, first port, last port, prefix; in
front one with the two defaults. Protocols are numbers, 0 for any; a prefix is hexadecimal octets,
"/", and bits, or "-".
"""

from typing import Final

from naja.net.ip.six import Six, is_name
from naja.net.wire.ipv4 import PROTOCOL_ICMP

ANY_PROTOCOL: Final = 0
INBOUND: Final = 0
OUTBOUND: Final = 1
_FOUR: Final = 4


class Rule:
    """`prefix`: b"" fits every remote address; `hits`: how many packets it decided about."""

    def __init__(
        self, allows: bool, protocol: int, first: int, last: int, prefix: bytes, bits: int
    ) -> None:
        self.allows = allows
        self.protocol = protocol
        self.first = first
        self.last = last
        self.prefix = prefix
        self.bits = bits
        self.hits = 0

    def fits(self, protocol: int, octets: bytes, port: int) -> bool:
        """`octets`: the remote address, 4 or 16 of them."""
        if self.protocol != ANY_PROTOCOL and self.protocol != protocol:
            return False
        if protocol != PROTOCOL_ICMP and not self.first <= port <= self.last:
            return False
        if len(self.prefix) == 0:
            return True
        return len(self.prefix) == len(octets) and _begins(octets, self.prefix, self.bits)


class RuleList:
    """The rules of one direction. `default`: what happens where none fits."""

    def __init__(self, default: bool) -> None:
        self.default = default
        self.rules: list[Rule] = []

    def allows(self, protocol: int, octets: bytes, port: int, count: bool) -> bool:
        """Whether a packet may pass; `count` it at the rule that decides."""
        for rule in self.rules:
            if rule.fits(protocol, octets, port):
                if count:
                    rule.hits += 1
                return rule.allows
        return self.default


def octets_of(address: int, six: Six) -> bytes:
    """An address of the stack as it is on the wire."""
    return six.octets(address) if is_name(address) else address.to_bytes(_FOUR, "big")


def parse_rules(text: str) -> list[RuleList]:
    """The rules of both directions, see above."""
    lines = text.split("\n")
    lists = [RuleList(word == "allow") for word in lines[0].split(" ")]
    for line in lines[1:]:
        words = line.split(" ")
        digits, _, bits = words[5].partition("/")
        prefix = b"" if digits == "-" else bytes.fromhex(digits)
        rule = Rule(
            words[1] == "allow",
            int(words[2]),
            int(words[3]),
            int(words[4]),
            prefix,
            int(bits) if bits != "" else 0,
        )
        lists[INBOUND if words[0] == "in" else OUTBOUND].rules.append(rule)
    return lists


def _begins(octets: bytes, prefix: bytes, bits: int) -> bool:
    """Whether the first `bits` of both are the same."""
    index = 0
    while bits >= 8:
        if octets[index] != prefix[index]:
            return False
        index += 1
        bits -= 8
    return bits == 0 or (octets[index] ^ prefix[index]) >> (8 - bits) == 0
