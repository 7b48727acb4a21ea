"""How fast a transfer is: a table of loss x round trip x buffer that is kept.

Virtual time makes it exact: a change of congestion control or recovery shows as a diff. One that
is meant is written by `pytest --rewrite-golden`.
"""

from pathlib import Path

from naja.net.storage import GROWTH
from naja.sim.link import Link
from support.golden import Golden
from unit.net.worlds import MILLISECOND_NS, SECOND_NS, Hosts, Sink, Source, Trusting

TABLE = Path(__file__).with_name("throughput.txt")
RATE = 1_250_000  # 10 Mbit/s.
OCTETS = 400_000
LIMIT_NS = 3600 * SECOND_NS


def mean_seconds(loss: float, rtt_ms: int, buffer: int) -> float:
    """Which frames are lost matters much: the mean of several draws, where SYNs come through."""
    draws = DRAWS if 0 < loss < 0.3 else 1
    return sum(seconds(loss, rtt_ms, buffer, 100 * draw + 11) for draw in range(draws)) / draws


def seconds(loss: float, rtt_ms: int, buffer: int, seed: int) -> float:
    """How long OCTETS take over 10 Mbit/s, the loss in both directions."""
    delay_ns = rtt_ms * MILLISECOND_NS // 2
    out = Link(seed, delay_ns=delay_ns, loss=loss, rate=RATE, buffer=buffer)
    hosts = Hosts(out, Link(seed + 1, delay_ns=delay_ns, loss=loss), kind=Trusting)
    client, server = hosts.open()
    sink = Sink(server)
    start_ns = hosts.clock.now_ns
    client.set_waker(Source(client, bytes(OCTETS)).waker())
    hosts.run(LIMIT_NS, lambda: len(sink.data) == OCTETS)
    assert len(sink.data) == OCTETS, (loss, rtt_ms, buffer)
    return (hosts.clock.now_ns - start_ns) / SECOND_NS


def test_the_table_of_throughput(golden: Golden) -> None:
    rows = [
        "kbit/s of 400 kB over 10 Mbit/s, by loss (rows), round trip and octets of buffer",
        "  loss" + "".join(f"{f'{rtt} ms/{size}':>14}" for rtt in RTTS for size in BUFFERS),
    ]
    for loss in LOSSES:
        cells = [OCTETS * 8 / mean_seconds(loss, rtt, size) for rtt in RTTS for size in BUFFERS]
        rows.append(f"{loss:6.2f}" + "".join(f"{cell / 1000:14.0f}" for cell in cells))
    rows += ["", *_fat_rows()]
    golden.check(TABLE, "\n".join(rows) + "\n")


def _fat_rows() -> list[str]:
    """What buffers of a fixed size would make slow: 12.5 MB are under way."""
    rows = [
        "Mbit/s of 40 MB over 1 Gbit/s and 100 ms, packets of 9000: all of it, the last quarter",
        "     loss    octets of buffer    all    last",
    ]
    for loss, buffer in FAT:
        hosts, all_s, last_s = _fat(loss, buffer)
        whole, last = FAT_OCTETS * 8 / all_s, FAT_OCTETS * 2 / last_s
        rows.append(f"{loss:9.4f}{buffer:20}{whole / 1e6:7.0f}{last / 1e6:8.0f}")
        assert hosts.a.storage.growth < GROWTH and hosts.b.storage.growth < GROWTH
    return rows


def _fat(loss: float, buffer: int) -> tuple[Hosts, float, float]:
    """Seconds for all of it and for the last quarter."""
    delay_ns = 50 * MILLISECOND_NS
    out = Link(11, delay_ns=delay_ns, loss=loss, rate=100 * RATE, buffer=buffer)
    hosts = Hosts(out, Link(12, delay_ns=delay_ns), 1, 9000, 9000, Trusting)
    client, server = hosts.open()
    start_ns = hosts.clock.now_ns
    sink = Sink(server)
    client.set_waker(Source(client, bytes(FAT_OCTETS)).waker())
    hosts.run(LIMIT_NS, lambda: len(sink.data) >= FAT_OCTETS * 3 // 4)
    middle_ns = hosts.clock.now_ns
    hosts.run(LIMIT_NS, lambda: len(sink.data) == FAT_OCTETS)
    end_ns = hosts.clock.now_ns
    assert len(sink.data) == FAT_OCTETS
    return hosts, (end_ns - start_ns) / SECOND_NS, (end_ns - middle_ns) / SECOND_NS


RTTS = (2, 20, 200)
BUFFERS = (8_000, 64_000)
DRAWS = 8
LOSSES = (0.0, 0.01, 0.05, 0.1, 0.3)
FAT_OCTETS = 40_000_000
FAT = ((0.0, 16_000_000), (0.0, 2_000_000), (0.001, 16_000_000))


def test_a_path_that_swallows_large_packets() -> None:
    hosts = Hosts(Link(1), Link(2))
    client, server = hosts.open()
    hosts.a_to_b.mtu = 600
    sink = Sink(server)
    client.set_waker(Source(client, bytes(50_000)).waker())
    hosts.run(120 * SECOND_NS, lambda: len(sink.data) == 50_000)
    assert len(sink.data) == 50_000 and client.tcb.mss == 536


def test_delay_spikes_and_a_changing_mtu() -> None:
    hosts = Hosts(Link(3), Link(4))
    client, server = hosts.open()
    sink = Sink(server)
    data = bytes(range(256)) * 2000
    client.set_waker(Source(client, data).waker())
    for step in range(200):
        hosts.a_to_b.delay_ns = (1 if step % 5 else 400) * MILLISECOND_NS
        hosts.b_to_a.mtu = 0 if step % 7 else 700
        hosts.run(SECOND_NS // 5)
    hosts.run(300 * SECOND_NS, lambda: len(sink.data) == len(data))
    assert sink.data == data
