"""The language of the packet scripts.

A line is `[+SECONDS[~SECONDS]] COMMAND WORDS...`; `#` begins a comment. The time is counted
from the line before. Sequence numbers count from the initial one of their side.

    < FLAGS FROM:TO [ack N] [win N] [<OPTIONS>] [EXTRAS]    the peer sends
    > FLAGS FROM:TO [ack N] [win N] [<OPTIONS>] [EXTRAS]    the host must send this, then
    quiet                        the host has sent nothing since
    listen, connect, accept, send N, read N, shutdown, close, abort, eof
    state NAME                   of the connection; NONE: the host has forgotten it
    error NAME                   what the program was told, e.g. ECONNRESET, or none
    set NAME VALUES              an option of the connection
    advice NAME                  what routers said of it, or none
    icmp TYPE CODE N [mtu N]     an error about the host's segment that begins at N
    counter NAME N               of the interface
    others                       see the `do_` methods of `packet.world` and `packet.scenes`

FLAGS are letters (S F R P U, `.` for ACK, `-` for none). With `+A~B >` the segment must leave
between A and B seconds later, with `+A >` within a millisecond of A.
"""

import re
import struct
from dataclasses import dataclass, field
from pathlib import Path

from packet.wire import MSS, NOP, SACK, SACK_OK, SCALE, STAMPS

SECOND_NS = 1_000_000_000
SLACK_NS = 1_000_000
TIME = re.compile(r"\+([\d.]+)(?:~([\d.]+))?")


@dataclass
class Line:
    """One step: not before `after_ns`, not later than `until_ns` after the step before."""

    number: int
    text: str
    after_ns: int
    until_ns: int
    words: list[str]


@dataclass
class Pattern:
    """The words of a `<` or `>` line."""

    flags: str
    start: int
    end: int
    ack: int | None = None
    win: int | None = None
    options: list[list[str]] | None = None
    extras: dict[str, str] = field(default_factory=dict)


def read_script(path: Path) -> list[Line]:
    lines = []
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        words = text.partition("#")[0].split()
        if not words:
            continue
        after_ns = until_ns = 0
        timed = TIME.fullmatch(words[0])
        if timed:
            words = words[1:]
            after_ns = round(float(timed[1]) * SECOND_NS)
            until_ns = round(float(timed[2]) * SECOND_NS) if timed[2] else after_ns + SLACK_NS
        lines.append(Line(number, text.strip(), after_ns, until_ns, words))
    return lines


def headings(path: Path) -> list[str]:
    """The requirements that a script's first line names."""
    first = path.read_text("utf-8").splitlines()[0]
    return re.findall(r"[A-Z]+-\d+", first)


def read_pattern(words: list[str]) -> Pattern:
    start, _, end = words[1].partition(":")
    pattern = Pattern(words[0], int(start), int(end))
    rest = " ".join(words[2:])
    bracket = re.search(r"<(.*)>", rest)
    if bracket:
        rest = rest.replace(bracket[0], "")
        listed = [one.split() for one in bracket[1].split(",")]
        pattern.options = [one for one in listed if one]
    pieces = rest.split()
    for name, value in zip(pieces[::2], pieces[1::2], strict=True):
        if name == "ack":
            pattern.ack = int(value)
        elif name == "win":
            pattern.win = int(value)
        else:
            pattern.extras[name] = value
    return pattern


def option_octets(options: list[list[str]], ours: int) -> bytes:
    """What the peer sends for `<...>`; SACK blocks count from `ours`, the host's first number."""
    octets = b""
    for name, *values in options:
        if name == "nop":
            octets += bytes([NOP])
        elif name == "mss":
            octets += struct.pack(">BBH", MSS, 4, int(values[0]))
        elif name == "wscale":
            octets += bytes([SCALE, 3, int(values[0])])
        elif name == "sackok":
            octets += bytes([SACK_OK, 2])
        elif name == "ts":
            octets += struct.pack(">BBII", STAMPS, 10, int(values[0]), int(values[1]))
        elif name == "sack":
            octets += bytes([SACK, 2 + 8 * len(values)])
            for block in values:
                left, right = (int(edge) + ours & 0xFFFFFFFF for edge in block.split(":"))
                octets += struct.pack(">II", left, right)
        elif name == "hex":
            octets += bytes.fromhex(values[0])
        else:
            raise ValueError(f"no option {name}")
    return octets
