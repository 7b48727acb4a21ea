"""A server for the client of iperf3 (3.9 or later): TCP, one test after the other, both directions.

The protocol is iperf3's own: octets of state on a control connection, JSON behind its length, and
data connections that begin with the cookie of the test.
"""

import asyncio
import json
import struct
import time

PORT = 5201
COOKIE = 37
BLOCK = bytes(131072)

TEST_START = 1
TEST_RUNNING = 2
TEST_END = 4
PARAM_EXCHANGE = 9
CREATE_STREAMS = 10
EXCHANGE_RESULTS = 13
DISPLAY_RESULTS = 14


class Test:
    """`wanted` streams; `reverse`: we send."""

    def __init__(self, wanted: int, reverse: bool) -> None:
        self.wanted = wanted
        self.reverse = reverse
        self.connected = asyncio.Event()
        self.running = asyncio.Event()
        self.over = False
        self.octets: list[int] = []
        self.tasks: list[asyncio.Task[None]] = []


tests: dict[bytes, Test] = {}


async def receive(test: Test, index: int, reader: asyncio.StreamReader) -> None:
    while block := await reader.read(65536):
        test.octets[index] += len(block)


async def send(test: Test, index: int, writer: asyncio.StreamWriter) -> None:
    await test.running.wait()
    while not test.over:
        writer.write(BLOCK)
        await writer.drain()
        test.octets[index] += len(BLOCK)


async def stream(test: Test, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    index = len(test.octets)
    test.octets.append(0)
    if len(test.octets) == test.wanted:
        test.connected.set()
    try:
        if test.reverse:
            await send(test, index, writer)
        else:
            await receive(test, index, reader)
    except OSError:
        pass
    finally:
        writer.close()


async def state(writer: asyncio.StreamWriter, number: int) -> None:
    writer.write(bytes([number]))
    await writer.drain()


async def told(reader: asyncio.StreamReader) -> bytes:
    (length,) = struct.unpack(">I", await reader.readexactly(4))
    return await reader.readexactly(length)


async def control(
    cookie: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await state(writer, PARAM_EXCHANGE)
    parameters = json.loads(await told(reader))
    match parameters:
        case {"parallel": int(wanted), "reverse": True}:
            test = Test(wanted, True)
        case {"parallel": int(wanted)}:
            test = Test(wanted, False)
        case _:
            test = Test(1, False)
    tests[cookie] = test
    try:
        await state(writer, CREATE_STREAMS)
        await test.connected.wait()
        await state(writer, TEST_START)
        await state(writer, TEST_RUNNING)
        began = time.monotonic()
        test.running.set()
        while await reader.readexactly(1) != bytes([TEST_END]):
            pass
        seconds = time.monotonic() - began
        test.over = True
        await state(writer, EXCHANGE_RESULTS)
        await told(reader)
        answer = json.dumps(results(test, seconds)).encode()
        writer.write(struct.pack(">I", len(answer)) + answer)
        await state(writer, DISPLAY_RESULTS)
        await reader.read(1)
    finally:
        test.over = True
        del tests[cookie]


def results(test: Test, seconds: float) -> dict[str, object]:
    # iperf3 numbers streams 1, 3, 4, 5 ...
    streams: list[dict[str, object]] = [
        {
            "id": 1 if index == 0 else index + 2,
            "bytes": octets,
            "retransmits": -1,
            "jitter": 0,
            "errors": 0,
            "packets": 0,
            "start_time": 0,
            "end_time": seconds,
        }
        for index, octets in enumerate(test.octets)
    ]
    return {
        "cpu_util_total": 0,
        "cpu_util_user": 0,
        "cpu_util_system": 0,
        "sender_has_retransmits": 0,
        "streams": streams,
    }


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        cookie = await reader.readexactly(COOKIE)
        test = tests.get(cookie)
        if test is None:
            await control(cookie, reader, writer)
        else:
            await stream(test, reader, writer)
    except (asyncio.IncompleteReadError, OSError):
        pass
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", PORT)
    print(f"listening on port {PORT}", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
