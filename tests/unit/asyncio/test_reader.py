"""`StreamReader` against CPython's: any octets in any pieces, read in any way."""

import asyncio
from typing import Any

from hypothesis import given, strategies as st

import naja.stdlib.asyncio as ours
from unit.asyncio.virtual import describe, virtual_machine

_DATA = st.binary(max_size=12).map(lambda data: bytes(b"ab\n|"[octet % 4] for octet in data))
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("feed"), _DATA),
        st.tuples(st.just("eof"), st.just(0)),
        st.tuples(st.just("readline"), st.just(0)),
        st.tuples(st.just("readuntil"), st.sampled_from([b"|", b"\n|", b"ab|", b""])),
        st.tuples(st.just("read"), st.integers(-1, 8)),
        st.tuples(st.just("readexactly"), st.integers(-1, 8)),
    ),
    max_size=20,
)


class Source:
    """Writes down when it is told to stop and to go on."""

    def __init__(self, log: list[str]) -> None:
        self.log = log

    def pause_reading(self) -> None:
        self.log.append("pause")

    def resume_reading(self) -> None:
        self.log.append("resume")


async def play(aio: Any, limit: int, steps: list[tuple[str, Any]]) -> list[str]:
    log: list[str] = []
    reader = aio.StreamReader(limit)
    reader.set_transport(Source(log))
    at_eof = False
    reads: list[Any] = []
    for step, argument in steps:
        if step == "feed":
            if not at_eof:
                reader.feed_data(argument)
        elif step == "eof":
            at_eof = True
            reader.feed_eof()
        else:
            method = getattr(reader, step)
            reads.append(aio.create_task(method() if step == "readline" else method(argument)))
        for _ in range(3):
            await aio.sleep(0)
        log.append(f"{step} {reader.at_eof()}")
    for read in reads:
        read.cancel()
        try:
            log.append(repr(await read))
        except (Exception, aio.CancelledError) as error:
            log.append(describe(error).partition(" from ")[0])
    return log


@given(st.integers(1, 10), _STEPS)
def test_any_reads_of_any_pieces(limit: int, steps: list[tuple[str, Any]]) -> None:
    theirs = asyncio.run(play(asyncio, limit, steps))
    with virtual_machine():
        mine = ours.run(play(ours, limit, steps))
    assert mine == theirs
