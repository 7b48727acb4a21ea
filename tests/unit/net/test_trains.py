"""Trains leave as the device wants them: a wire that cuts them, by scapy, between two stacks."""

import pytest

from naja.drivers.virtio.frame_header import describe_train
from naja.net.wire.address import LOCALHOST
from naja.sim.link import Link
from support.trains import finished
from unit.net.worlds import SECOND_NS, Hosts, Sink, Source

LONGEST = 16_000
TEXT = bytes(range(256)) * 800


class CuttingLink(Link):
    """The device at the near end completes and cuts what is longer than the MTU."""

    def __init__(self, seed: int = 0, loss: float = 0.0) -> None:
        super().__init__(seed, loss=loss)
        self.trains: list[bytes] = []

    def send(self, frame: bytes, now_ns: int) -> None:
        if len(frame) <= 1514:
            super().send(frame, now_ns)
            return
        self.trains.append(frame)
        header = bytearray(12)
        describe_train(header, bytearray(frame), 1500)
        assert header[2] == 34 + (frame[46] >> 4) * 4
        for piece in finished(bytes(header), frame):
            assert len(piece) <= 1514
            super().send(piece, now_ns)


def transfer(hosts: Hosts, stamps: bool = True) -> bytes:
    """What `b` gets when `a` sends TEXT and closes at once."""
    listener = hosts.b.tcp.listen(0, 80, 1)
    client = hosts.connect()
    client.tcb.stamps = stamps
    hosts.run(SECOND_NS, lambda: client.connected())
    hosts.run(SECOND_NS // 10)
    server = listener.accept()
    assert server is not None
    sink = Sink(server)
    source = Source(client, TEXT)
    client.set_waker(source.waker())
    hosts.run(120 * SECOND_NS, server.at_eof)
    assert hosts.a.counters.bad_checksum == hosts.b.counters.bad_checksum == 0
    return bytes(sink.data)


@pytest.mark.parametrize("stamps", [True, False])
@pytest.mark.parametrize("loss", [0.0, 0.03])
def test_a_transfer_by_trains(stamps: bool, loss: float) -> None:
    link = CuttingLink(3, loss)
    hosts = Hosts(link)
    hosts.a.storage.train = LONGEST
    assert transfer(hosts, stamps) == TEXT
    assert len(link.trains) >= 5
    full = 1448 if stamps else 1460
    assert all((len(train) - 14 - 20 - (1480 - full)) % full == 0 for train in link.trains)
    assert max(len(train) for train in link.trains) <= 14 + 20 + 60 + LONGEST


def test_a_peer_with_smaller_packets_gets_no_trains() -> None:
    link = CuttingLink()
    hosts = Hosts(link, b_mtu=1400)
    hosts.a.storage.train = LONGEST
    assert transfer(hosts) == TEXT
    assert link.trains == []


def test_no_trains_to_ourselves() -> None:
    hosts = Hosts()
    hosts.a.storage.train = LONGEST
    listener = hosts.a.tcp.listen(0, 80, 1)
    client = hosts.a.tcp.connect(LOCALHOST, 80, hosts.clock.now_ns)
    hosts.run(SECOND_NS, client.connected)
    server = listener.accept()
    assert server is not None
    sink = Sink(server)
    assert client.send(TEXT[:100_000]) == 100_000
    hosts.run(SECOND_NS)
    assert bytes(sink.data) == TEXT[:100_000]
    assert hosts.a.counters.bad_checksum == 0
