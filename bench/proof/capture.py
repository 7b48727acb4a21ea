"""What tshark says of every frame on the guest's side of such a wire, of 24 MiB each way and of
connections that come and go: frames that are malformed, have a wrong checksum or an expert error.
What the image sends is seen before the wire, what it gets behind it.
"""

import shutil
import tempfile
from pathlib import Path

from row import Row
from transfer import PORT, connected, from_guest, to_guest
from world import MIB, built, started

from interop.network import GUEST_ADDRESS, HOST_ADDRESS, Capture, GuestNetwork, tshark
from interop.relay import LossyRelay

OCTETS = 24 * MIB
CONNECTIONS = 500
LOSS, DOUBLING, SWAPPING, DAMAGE = 0.01, 0.01, 0.02, 0.01
# 8388608: PI_ERROR. "data" is what the port carries, not what tshark guesses.
# Linux writes a checksum of 0 as 0xffff in TCP, too, which sums up alike (RFC 1624).
WRONG = (
    "_ws.malformed || _ws.expert.severity >= 8388608"
    " || ip.checksum.status == 0 || udp.checksum.status == 0"
    f" || (tcp.checksum.status == 0 && !(ip.src == {HOST_ADDRESS} && tcp.checksum == 0xffff))"
)


def frames_of(record: Path) -> list[bytes]:
    """The frames of a capture."""
    data, at, found = record.read_bytes(), 24, []
    while at < len(data):
        length = int.from_bytes(data[at + 8 : at + 12], "little")
        found.append(data[at + 16 : at + 16 + length])
        at += 16 + length
    return found


def measure() -> list[Row]:
    if shutil.which("tshark") is None:
        return [Row("frames that tshark looks at", "tshark is missing", "some", False)]
    with tempfile.TemporaryDirectory(prefix="naja-proof-") as name, built("exact") as image:
        record = Path(name) / "wire.pcap"
        with GuestNetwork() as network:
            damage = LossyRelay(network, LOSS, DOUBLING, SWAPPING, DAMAGE)
            with damage as wire, Capture(network, record, cut=True), started(network, image):
                exact = from_guest(network, OCTETS) and to_guest(network, OCTETS)
                for _ in range(CONNECTIONS):
                    connected(network, b"send 0").close()
        frames = frames_of(record)
        options = ("-d", f"tcp.port=={PORT},data")
        wrong = [int(word) for word in tshark(record, WRONG, "frame.number", options=options)]
        from_us = f"ip.src == {GUEST_ADDRESS} && ({WRONG})"
        ours = tshark(record, from_us, "frame.number", options=options)
    unexplained = [number for number in wrong if frames[number - 1] not in wire.damaged]
    note = f"{len(wire.damaged):,} frames were damaged on the wire"
    return [
        Row("text", "the same" if exact else "another sum", "the same", exact),
        Row("frames looked at", f"{len(frames):,}", "some", len(frames) > 10_000),
        Row("of the image's: wrong", str(len(ours)), "0", not ours),
        Row("wrong frames", f"{len(wrong):,}", "some", len(wrong) > 0, note),
        Row("wrong, and not damaged", str(len(unexplained)), "0", not unexplained),
    ]
