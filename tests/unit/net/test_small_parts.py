"""Fifo, Prf, SeqNumber, Allowance, Configuration."""

from hypothesis import given, strategies as st

from naja.net.fifo import Fifo
from naja.net.ip.configuration import NO_ROUTE, Configuration
from naja.net.ip.icmp import BURST, INTERVAL_NS, Allowance
from naja.net.prf import Prf
from naja.net.tcp import seq
from naja.net.wire.address import parse_ipv4

u32 = st.integers(0, 2**32 - 1)


@given(st.lists(st.one_of(st.integers(0, 9), st.just(-1)), max_size=300))
def test_fifo_is_a_list(actions: list[int]) -> None:
    fifo: Fifo[int] = Fifo()
    model: list[int] = []
    for action in actions:
        if action >= 0:
            fifo.push(action)
            model.append(action)
        elif model:
            assert fifo.first() == model[0] and fifo.last() == model[-1]
            assert fifo.pop() == model.pop(0)
        assert len(fifo) == len(model)
    assert [fifo.item(i) for i in range(len(fifo))] == model


def test_prf_is_siphash() -> None:
    prf = Prf(bytes(range(16)))
    words = [int.from_bytes(bytes(range(start, start + 8)), "little") for start in (0, 8)]
    # The reference vector for the input 00 01 .. 0f under the key 00 01 .. 0f.
    assert prf.hash2(words[0], words[1]) == 0x3F2ACC7F57C29BDB & 0xFFFFFFFF
    # The vector of the paper, for 00 01 .. 0e; and the reference's for nothing.
    assert prf.digest(bytes(range(15))) & (1 << 64) - 1 == 0xA129CA6149BE45E5
    assert prf.digest(b"") & (1 << 64) - 1 == 0x726FDB47DD0E0E31


def test_prf_numbers() -> None:
    prf = Prf(b"sixteen octets..")
    numbers = [prf.next32() for _ in range(1000)]
    assert len(set(numbers)) == 1000 and all(0 <= number < 2**32 for number in numbers)
    small = [prf.below(10) for _ in range(1000)]
    assert set(small) == set(range(10))
    assert Prf(b"another seed....").next32() != numbers[0]


@given(u32, st.integers(-(2**31) + 1, 2**31 - 1))
def test_seq_order(a: int, distance: int) -> None:
    b = seq.add(a, distance)
    assert 0 <= b < 2**32 and seq.diff(b, a) == distance
    assert seq.lt(a, b) == (distance > 0) and seq.gt(a, b) == (distance < 0)
    assert seq.le(a, b) == (distance >= 0) and seq.ge(a, b) == (distance <= 0)
    assert seq.later(a, b) == (b if distance > 0 else a)


def test_allowance() -> None:
    allowance = Allowance()
    now_ns = 10**9
    assert [allowance.take(now_ns) for _ in range(BURST + 1)] == [True] * BURST + [False]
    assert allowance.take(now_ns + INTERVAL_NS) and not allowance.take(now_ns + INTERVAL_NS)
    later_ns = now_ns + 10**9
    assert sum(allowance.take(later_ns) for _ in range(1000)) == BURST


def ip(text: str) -> int:
    return parse_ipv4(text)


def test_routes() -> None:
    configuration = Configuration()
    assert configuration.next_hop(ip("10.0.2.2")) == NO_ROUTE
    assert configuration.is_ours(ip("127.0.0.1")) and not configuration.is_ours(0)
    configuration.set(ip("10.0.2.15"), 24, ip("10.0.2.2"))
    assert configuration.next_hop(ip("10.0.2.77")) == ip("10.0.2.77")
    assert configuration.next_hop(ip("8.8.8.8")) == ip("10.0.2.2")
    assert configuration.next_hop(ip("239.1.1.1")) == NO_ROUTE
    assert configuration.is_broadcast(ip("10.0.2.255"))
    assert configuration.is_broadcast(ip("255.255.255.255"))
    assert not configuration.is_broadcast(ip("10.0.3.255"))
    assert configuration.source_for(ip("8.8.8.8")) == ip("10.0.2.15")
    assert configuration.source_for(ip("127.0.0.1")) == ip("127.0.0.1")
    configuration.set(ip("10.0.2.15"), 24, 0)
    assert configuration.next_hop(ip("8.8.8.8")) == NO_ROUTE
    configuration.set(ip("192.0.2.1"), 32, ip("10.9.9.9"))
    assert configuration.next_hop(ip("8.8.8.8")) == ip("10.9.9.9")
    assert not configuration.is_broadcast(ip("192.0.2.1"))
