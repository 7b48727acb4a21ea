"""Whatever programs and wires do, a connection with something to send has a timer or is to send.

After each step of virtual time both ends are looked at; in the end everything must have arrived.
"""

from hypothesis import given, settings, strategies as st

from naja.net.tcp.connection import Connection
from naja.net.tcp.seq import diff
from naja.net.tcp.state import ESTABLISHED, TIME_WAIT
from unit.net.test_trains import CuttingLink, offload
from unit.net.worlds import MILLISECOND_NS, SECOND_NS, Hosts


class Watched(Hosts):
    def step(self) -> None:
        super().step()
        for host in (self.a, self.b):
            for connection in host.tcp._connections.values():
                cannot_sleep(connection)
            assert host.storage.growth >= 0


def cannot_sleep(connection: Connection) -> None:
    tcb = connection.tcb
    if not ESTABLISHED <= tcb.state < TIME_WAIT:
        return
    snd, flight = tcb.snd, tcb.flight
    assert flight.una == snd.una and diff(snd.nxt, flight.end) >= 0
    assert 0 <= flight.octets <= len(tcb.outgoing) + 1
    assert len(tcb.incoming) <= tcb.incoming.capacity and len(tcb.outgoing) <= tcb.outgoing.capacity
    waits = len(tcb.outgoing) > 0 or (tcb.fin_queued and not tcb.fin_acknowledged())
    assert not waits or tcb.rexmit_at_ns >= 0 or tcb.output_due, "nothing will ever happen"
    assert tcb.pace_at_ns < 0 or flight.octets > 0, "text waits for its turn behind nothing"
    assert not tcb.output_due or connection._in_ready
    deadline_ns = tcb.deadline_ns()
    assert deadline_ns < 0 or 0 <= connection.heap_ns <= deadline_ns == connection.deadline_ns


class End:
    """A program: it writes what it was told to, reads when it likes, and closes its direction."""

    def __init__(self, connection: Connection, length: int) -> None:
        self.connection = connection
        self.left = length
        self.got = 0
        connection.set_waker(self.write)

    def write(self) -> None:
        while self.left > 0 and (taken := self.connection.send(bytes(min(self.left, 70_000)))):
            self.left -= taken
        if self.left == 0:
            self.connection.shutdown_write()

    def read(self, limit: int) -> None:
        while limit > 0 and (data := self.connection.receive(limit)):
            self.got += len(data)
            limit -= len(data)


def trouble(seed: int, share: float, delay_ms: int) -> CuttingLink:
    link = CuttingLink(seed, share, 9000)
    link.delay_ns = delay_ms * MILLISECOND_NS
    link.duplicate = share / 2
    link.reorder = share
    return link


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "both", "nobody"]),
        st.sampled_from([1, 300, 4000, 70_000, 1 << 20]),
        st.sampled_from([1, 30, 300, 3000, 40_000]),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(
    st.integers(0, 10**6),
    st.sampled_from([0.0, 0.0, 0.02, 0.1]),
    st.sampled_from([0, 1, 50]),
    st.tuples(st.integers(0, 400_000), st.integers(0, 400_000)),
    st.booleans(),
    MOVES,
)
def test_something_always_happens(
    seed: int,
    share: float,
    delay_ms: int,
    lengths: tuple[int, int],
    trains: bool,
    moves: list[tuple[str, int, int]],
) -> None:
    hosts = Watched(
        trouble(seed, share, delay_ms), trouble(seed + 1, share, delay_ms), seed, 9000, 9000
    )
    if trains:
        offload(hosts.a)
        offload(hosts.b)
    near, far = (End(end, length) for end, length in zip(hosts.open(), lengths, strict=True))
    near.write()
    far.write()
    for who, limit, pause_ms in moves:
        if who in ("a", "both"):
            near.read(limit)
        if who in ("b", "both"):
            far.read(limit)
        hosts.run(pause_ms * MILLISECOND_NS)
    # One side reads, then the other: neither may need the other's help.
    for reader, writer, length in ((near, far, lengths[1]), (far, near, lengths[0])):
        for _ in range(600):
            reader.read(1 << 30)
            if reader.got == length and writer.left == 0:
                break
            hosts.run(SECOND_NS)
        assert reader.got == length, "the connection hangs"
    hosts.run(120 * SECOND_NS)
    assert all(end.connection.error() is None for end in (near, far))


def test_both_windows_shut() -> None:
    """Each side probed the other: the first that reads goes on, whatever the other does."""
    world = Watched()
    near, far = (End(end, 400_000) for end in world.open())
    near.write()
    far.write()
    world.run(60 * SECOND_NS)
    near.read(1 << 30)
    for _ in range(20):
        world.run(SECOND_NS)
        near.read(1 << 30)
    assert near.got == 400_000 and near.left > 0
