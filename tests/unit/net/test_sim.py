"""The simulated wire itself."""

import io
from pathlib import Path

from scapy.utils import RawPcapReader

from naja.sim.clock import SeededEntropy, VirtualClock
from naja.sim.link import Link
from naja.sim.pcap import PcapWriter


def test_a_clean_link_keeps_order_and_delay() -> None:
    link = Link(delay_ns=10)
    link.send(b"one", 0)
    link.send(b"two", 1)
    assert link.next_ns() == 10 and link.arrive(9) is None
    assert [link.arrive(20), link.arrive(20), link.arrive(20)] == [b"one", b"two", None]


def test_troubles_are_seeded() -> None:
    def carried(seed: int) -> list[bytes]:
        link = Link(seed, loss=0.2, duplicate=0.2, corrupt=0.2, reorder=0.5)
        for index in range(200):
            link.send(bytes(12) + b"\x08\x00" + bytes([index]) * 30, index)
        frames = []
        while (frame := link.arrive(10**12)) is not None:
            frames.append(frame)
        return frames

    assert carried(1) == carried(1) != carried(2)
    frames = carried(1)
    assert 100 < len(frames) < 240 and sorted(frames) != frames
    whole = [bytes(12) + b"\x08\x00" + bytes([index]) * 30 for index in range(200)]
    assert any(frame not in whole for frame in frames)


def test_pcap_is_read_by_scapy(tmp_path: Path) -> None:
    capture = PcapWriter()
    link = Link(capture=capture)
    link.send(b"frame one", 1_500_000_001)
    link.send(b"frame two", 2_000_000_000)
    capture.save(tmp_path / "out.pcap")
    reader = RawPcapReader(io.BytesIO((tmp_path / "out.pcap").read_bytes()))
    packets = [(data, meta.sec, meta.usec) for data, meta in reader]
    assert packets == [(b"frame one", 1, 500_000_001), (b"frame two", 2, 0)]
    assert len(capture) == 2


def test_the_clock_never_steps_back() -> None:
    clock = VirtualClock(5)
    clock.advance_to(3)
    assert clock.monotonic_ns() == clock.wall_ns() == 5
    assert SeededEntropy(4).random_bytes(8) == SeededEntropy(4).random_bytes(8)
