"""A machine that stood still finds its clock far ahead: connections go on all the same.

Each host has a clock of its own here; frames that waited are there at once when it wakes.
"""

from hypothesis import given, settings, strategies as st

from naja.net.iface.interface import Interface
from naja.sim.link import Link
from unit.net.worlds import MILLISECOND_NS, SECOND_NS, Hosts, Sink, Source, both

HOUR_NS = 3600 * SECOND_NS
# Less than the 24 days after which time stamps say nothing any more (RFC 7323 5.5).
DAYS_NS = 10 * 24 * HOUR_NS
OCTETS = 300_000


class Ahead(Interface):
    """Its clock is `ahead_ns` ahead of the world's."""

    def __init__(self, mac: int, mtu: int, seed: bytes) -> None:
        super().__init__(mac, mtu, seed)
        self.ahead_ns = 0

    def receive(self, frame: bytes, now_ns: int, vouched: bool = False) -> None:
        super().receive(frame, now_ns + self.ahead_ns, vouched)

    def poll(self, now_ns: int) -> None:
        super().poll(now_ns + self.ahead_ns)

    def next_deadline_ns(self) -> int:
        deadline_ns = super().next_deadline_ns()
        return deadline_ns if deadline_ns < 0 else max(deadline_ns - self.ahead_ns, 0)


JUMPS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from([MILLISECOND_NS, SECOND_NS, 130 * SECOND_NS, HOUR_NS]),
        st.sampled_from([0, 3, 40, 500]),
    ),
    max_size=8,
)


@settings(max_examples=12)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.03]), JUMPS, st.booleans())
def test_transfers_survive(
    seed: int, loss: float, jumps: list[tuple[str, int, int]], days: bool
) -> None:
    delay_ns = 10 * MILLISECOND_NS
    out, back = (Link(seed + n, delay_ns=delay_ns, loss=loss, rate=2_000_000) for n in (0, 1))
    out.buffer = back.buffer = 60_000
    hosts = Hosts(out, back, seed, 9000, 9000, Ahead)
    client, server = hosts.open()
    sinks = [Sink(client), Sink(server)]
    client.set_waker(both(Source(client, bytes(OCTETS)), sinks[0]))
    server.set_waker(both(Source(server, bytes(OCTETS)), sinks[1]))
    if days:
        jumps = [*jumps, ("a", DAYS_NS, 5)]
    for who, by_ns, after_ms in jumps:
        hosts.run(after_ms * MILLISECOND_NS)
        host = hosts.a if who == "a" else hosts.b
        assert isinstance(host, Ahead)
        host.ahead_ns += by_ns
        hosts.step()
    hosts.run(HOUR_NS, lambda: all(len(sink.data) == OCTETS for sink in sinks))
    assert [len(sink.data) for sink in sinks] == [OCTETS, OCTETS]
    assert client.error() is None and server.error() is None
