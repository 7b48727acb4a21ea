"""Captures that Wireshark and tshark read."""

import struct
from pathlib import Path

LINKTYPE_ETHERNET = 1
_MAGIC_NANOSECONDS = 0xA1B23C4D


class PcapWriter:
    """Collects frames with their virtual times; `save` writes a nanosecond pcap file."""

    def __init__(self) -> None:
        self._records: list[tuple[int, bytes]] = []

    def __len__(self) -> int:
        return len(self._records)

    def write(self, now_ns: int, frame: bytes) -> None:
        self._records.append((now_ns, frame))

    def to_bytes(self) -> bytes:
        header = struct.pack("<IHHiIII", _MAGIC_NANOSECONDS, 2, 4, 0, 0, 65535, LINKTYPE_ETHERNET)
        parts = [header]
        for now_ns, frame in self._records:
            seconds, rest = divmod(now_ns, 1_000_000_000)
            parts.append(struct.pack("<IIII", seconds, rest, len(frame), len(frame)) + frame)
        return b"".join(parts)

    def save(self, path: Path) -> None:
        path.write_bytes(self.to_bytes())
