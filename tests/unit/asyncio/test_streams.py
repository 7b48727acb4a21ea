"""Programs with connections: by CPython over loopback sockets, by ours over a fake network
and over our own TCP.

What they log must be equal; the order between the two ends is not compared, so each
scenario logs from one end.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import naja.stdlib.asyncio as ours
from naja import hal
from naja.boot.netstack import MachineStack
from naja.drivers.null_device import NullDevice
from naja.sim.clock import FixedEnvironment, SeededEntropy
from naja.stdlib.asyncio import resolving
from naja.stdlib.asyncio.connecting import interleaved
from unit.asyncio.fake_net import FakeLookup, FakeNames, FakeNetStack, FakeStream
from unit.asyncio.virtual import CapturedConsole, NoSix, describe, virtual_machine

Handler = Callable[[Any, Any], Awaitable[None]]
Log = list[object]


async def serve(aio: Any, handler: Handler) -> tuple[Any, int]:
    server = await aio.start_server(handler, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


def run_ours(scenario: Callable[[Any, Log], Awaitable[None]], window: int) -> tuple[Log, str]:
    log: Log = []
    with virtual_machine() as clock:
        hal.provide(hal.NetStack, FakeNetStack(clock, window))
        aio: Any = ours
        aio.run(scenario(aio, log))
        console = hal.service(hal.Console)  # type: ignore[type-abstract]
        assert isinstance(console, CapturedConsole)
        return log, console.err.decode()


def run_on_real_stack(scenario: Callable[[Any, Log], Awaitable[None]]) -> Log:
    """Over our own TCP, by way of its loopback."""
    log: Log = []
    with virtual_machine() as clock:
        options = FixedEnvironment({"ip": "10.0.2.15/24"})
        stack = MachineStack(NullDevice(), clock, SeededEntropy(1), options)
        hal.provide(hal.NetStack, stack)
        aio: Any = ours
        aio.run(scenario(aio, log))
    return log


def assert_same(scenario: Callable[[Any, Log], Awaitable[None]], window: int = 100_000) -> None:
    theirs: Log = []
    asyncio.run(scenario(asyncio, theirs))  # type: ignore[arg-type]
    assert run_ours(scenario, window)[0] == theirs
    assert run_on_real_stack(scenario) == theirs


def test_echo_lines() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def echo(reader: Any, writer: Any) -> None:
            while line := await reader.readline():
                writer.write(line.upper())
                await writer.drain()
            writer.close()
            await writer.wait_closed()

        async def client(number: int) -> list[bytes]:
            reader, writer = await aio.open_connection("127.0.0.1", port)
            got = []
            for n in range(3):
                writer.write(f"line {number} {n}\n".encode())
                got.append(await reader.readline())
            writer.write_eof()
            got.append(await reader.read())
            log.append((reader.at_eof(), writer.is_closing()))
            writer.close()
            await writer.wait_closed()
            return got

        server, port = await serve(aio, echo)
        async with server:
            log.extend(await aio.gather(*[client(number) for number in range(10)]))
        log.append(server.is_serving())

    assert_same(scenario)


@pytest.mark.parametrize("window", [1, 100, 70_000])
def test_large_transfer_with_backpressure(window: int) -> None:
    size = 1_000_000 if window > 1 else 2_000

    async def scenario(aio: Any, log: Log) -> None:
        async def send(reader: Any, writer: Any) -> None:
            writer.write(bytes(range(256)) * (size // 256))
            writer.write(bytearray(b"end"))
            writer.writelines([b"of", b"data"])
            await writer.drain()
            writer.close()

        server, port = await serve(aio, send)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        data = await reader.read()
        log.append((len(data), data[:300], data[-20:]))
        writer.close()
        server.close()
        await server.wait_closed()

    assert_same(scenario, window)


def test_reading_to_exact_lengths_and_separators() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def send(reader: Any, writer: Any) -> None:
            writer.write(b"12345678|ab||tail")
            await aio.sleep(0.01)
            writer.write(b"-more")
            writer.close()

        server, port = await serve(aio, send)
        reader, writer = await aio.open_connection("localhost", port)
        log.append(await reader.readexactly(8))
        log.append(await reader.readuntil(b"|"))
        log.append(await reader.readuntil(b"||"))
        for read in (reader.readuntil(b"!"), reader.readexactly(3), reader.readexactly(0)):
            try:
                log.append(await read)
            except aio.IncompleteReadError as error:
                log.append((repr(error), error.partial, error.expected))
        log.append([await reader.read(5), await reader.readline(), reader.at_eof()])
        writer.close()
        server.close()

    assert_same(scenario)


def test_lines_that_are_too_long() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def send(reader: Any, writer: Any) -> None:
            writer.write(b"x" * 50 + b"\n" + b"short\n" + b"y" * 500 + b"\nafter\n")
            writer.close()

        server, port = await serve(aio, send)
        reader, writer = await aio.open_connection("127.0.0.1", port, limit=20)
        await aio.sleep(0.05)
        for _ in range(4):
            try:
                log.append(await reader.readline())
            except ValueError as error:
                log.append(str(error))
        writer.close()
        server.close()

    assert_same(scenario)


def test_async_iteration_over_lines() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def send(reader: Any, writer: Any) -> None:
            writer.write(b"one\ntwo\nthree")
            writer.close()

        server, port = await serve(aio, send)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        async for line in reader:
            log.append(line)
        writer.close()
        server.close()

    assert_same(scenario)


def test_connection_refused() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        server, port = await serve(aio, _ignore)
        server.close()
        await server.wait_closed()
        try:
            await aio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError as error:
            log.append(str(error).replace(str(port), "PORT"))

    assert_same(scenario)


def test_port_is_taken() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        server, port = await serve(aio, _ignore)
        try:
            await aio.start_server(_ignore, "127.0.0.1", port)
        except OSError as error:
            log.append(error.errno)
        server.close()

    assert_same(scenario)


def test_server_cancelled_while_serving() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        server, port = await serve(aio, _ignore)

        async def forever() -> None:
            async with server:
                await server.serve_forever()

        task = aio.create_task(forever())
        await aio.sleep(0)
        log.append(server.is_serving())
        try:
            await server.serve_forever()
        except RuntimeError:
            log.append("twice")
        task.cancel()
        try:
            await task
        except aio.CancelledError:
            log.append("cancelled")
        log.append((server.is_serving(), len(server.sockets)))
        try:
            await server.serve_forever()
        except RuntimeError:
            log.append("closed")

    assert_same(scenario)


def test_writing_after_close_and_eof() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        server, port = await serve(aio, _ignore)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        log.append(writer.can_write_eof())
        writer.write_eof()
        try:
            writer.write(b"late")
        except RuntimeError as error:
            log.append(str(error))
        writer.close()
        writer.close()
        log.append(writer.is_closing())
        try:
            await writer.drain()
        except ConnectionResetError as error:
            log.append(describe(error))
        await writer.wait_closed()
        log.append(await reader.read())
        server.close()

    assert_same(scenario)


def test_two_readers_at_once() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        server, port = await serve(aio, _ignore)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        task = aio.create_task(reader.readline())
        await aio.sleep(0)
        try:
            await reader.readexactly(4)
        except RuntimeError as error:
            log.append(str(error))
        task.cancel()
        writer.close()
        server.close()

    assert_same(scenario)


def test_addresses() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        seen: list[tuple[Any, Any]] = []

        async def look(reader: Any, writer: Any) -> None:
            seen.append((writer.get_extra_info("sockname"), writer.get_extra_info("peername")))
            writer.close()

        server, port = await serve(aio, look)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        mine = (writer.get_extra_info("peername"), writer.get_extra_info("sockname"))
        await reader.read()
        log.append((mine == seen[0], mine[0] == ("127.0.0.1", port), mine[1][0]))
        log.append(writer.get_extra_info("no such thing"))
        writer.close()
        server.close()

    assert_same(scenario)


async def _ignore(reader: Any, writer: Any) -> None:
    await reader.read()
    writer.close()


def test_what_a_handler_raises_is_told_and_closes_the_connection() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def fail(reader: Any, writer: Any) -> None:
            raise LookupError("on purpose")

        server, port = await serve(aio, fail)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        log.append(await reader.read())
        writer.close()
        server.close()

    log, stderr = run_ours(scenario, 100)
    assert log == [b""]
    assert "Unhandled exception in client_connected_cb" in stderr
    assert "on purpose" in stderr


def test_reset_by_peer() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def abort(reader: Any, writer: Any) -> None:
            writer.transport._stream.abort()
            writer.close()

        server, port = await serve(aio, abort)
        reader, writer = await aio.open_connection("127.0.0.1", port)
        for read in (reader.readline(), writer.drain(), writer.wait_closed()):
            try:
                await read
            except ConnectionResetError as error:
                log.append(str(error))
        writer.write(b"into the void")
        server.close()

    log, _ = run_ours(scenario, 100)
    assert log == ["[Errno 104] Connection reset"] * 3


def test_what_was_written_arrives_though_the_program_ends() -> None:
    received: list[bytes] = []

    async def scenario(aio: Any, log: Log) -> None:
        stack = hal.service(hal.NetStack)  # type: ignore[type-abstract]
        assert isinstance(stack, FakeNetStack)
        listener = stack.listen("127.0.0.1", 99, 1)
        _, writer = await aio.open_connection("127.0.0.1", 99)
        peer = listener.accept()
        assert peer is not None
        writer.write(b"last words")
        stack.later(lambda: stack.later(lambda: received.append(peer.receive(100))))
        peers.append(peer)

    peers: list[FakeStream] = []
    run_ours(scenario, 100)
    assert received == [b"last words"]
    assert peers[0].at_eof()


def test_connecting_waits_for_the_network() -> None:
    async def main() -> None:
        with pytest.raises(socket.gaierror, match="Name or service not known"):
            await ours.open_connection("example.org", 80)
        with pytest.raises(socket.gaierror):
            await ours.open_connection("1.2.3.256", 80)
        with pytest.raises(ConnectionRefusedError, match="'10.0.2.2', 80"):
            await ours.open_connection("web.example", 80)
        with pytest.raises(OSError, match="Multiple exceptions: .*10.0.2.2.*10.0.2.3"):
            await ours.open_connection("two.example", 80)
        assert (await resolving.addresses_of(ours.get_running_loop(), "two.example"))[1] == (
            "10.0.2.3"
        )
        with pytest.raises(ConnectionRefusedError):
            await ours.open_connection("10.0.2.2", 80)
        stack.configured_at_ns = 1 << 62
        with pytest.raises(OSError, match="Network is unreachable"):
            await ours.open_connection("10.0.2.2", 80)

    with virtual_machine() as clock:
        stack = FakeNetStack(clock)
        stack.configured_at_ns = 3_000_000_000
        hal.provide(hal.NetStack, stack)
        names = {"web.example": ["10.0.2.2"], "two.example": ["10.0.2.2", "10.0.2.3"]}
        hal.provide(hal.NameService, FakeNames(stack, names))
        ours.run(main())
    assert clock.now_ns > 33_000_000_000


def test_a_thousand_clients() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def answer(reader: Any, writer: Any) -> None:
            writer.write(b"to " + await reader.readline())
            await writer.drain()
            writer.close()

        async def client(number: int) -> bytes:
            reader, writer = await aio.open_connection("127.0.0.1", port)
            writer.write(b"%d\n" % number)
            data: bytes = await reader.read()
            writer.close()
            return data

        server, port = await serve(aio, answer)
        log.extend(await aio.gather(*[client(number) for number in range(1000)]))
        server.close()

    log, _ = run_ours(scenario, 1000)
    assert log == [b"to %d\n" % number for number in range(1000)]


def test_happy_eyeballs() -> None:
    """RFC 8305: the next address is tried beside one that does not answer."""
    times: list[float] = []

    async def ask(name: str, port: int, delay: float | None) -> str:
        loop = ours.get_running_loop()
        start = loop.time()
        _, writer = await ours.open_connection(name, port, happy_eyeballs_delay=delay)
        times.append(round(loop.time() - start, 1))
        peer = writer.get_extra_info("peername")[0]
        writer.close()
        return str(peer)

    async def main() -> None:
        server = await ours.start_server(_ignore, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        assert await ask("three.example", port, 0.25) == "10.0.2.4"
        assert await ask("three.example", port, 1.0) == "10.0.2.4"
        assert times == [0.5, 2.0]
        with pytest.raises(TimeoutError):
            await ours.wait_for(ask("three.example", port, None), 60.0)
        with pytest.raises(ConnectionRefusedError):
            await ask("web.example", port + 1, 0.25)
        server.close()

    with virtual_machine() as clock:
        stack = FakeNetStack(clock)
        stack.silent = {"10.0.2.2", "10.0.2.3"}
        hal.provide(hal.NetStack, stack)
        names = {"three.example": ["10.0.2.2", "10.0.2.3", "10.0.2.4"], "web.example": ["10.0.2.4"]}
        hal.provide(hal.NameService, FakeNames(stack, names))
        ours.run(main())


def test_the_families_take_turns() -> None:
    six, four = ["::1", "::2", "::3"], ["1.1.1.1", "2.2.2.2"]
    assert interleaved(six + four) == ["::1", "1.1.1.1", "::2", "2.2.2.2", "::3"]
    assert interleaved(four + six[:1]) == ["1.1.1.1", "::1", "2.2.2.2"]
    assert interleaved(four) == four


class TwoFamilies:
    """A name with an address of each family; of one the answer never comes."""

    def __init__(self, stack: FakeNetStack, silent: bool) -> None:
        self._stack = stack
        self._silent = silent
        self.lookups: list[FakeLookup] = []

    def lookup(self, name: str, six: bool) -> FakeLookup:
        lookup = FakeLookup(["fd77::4" if six else "10.0.2.4"], 0)
        self.lookups.append(lookup)
        if six != self._silent:
            self._stack.later(lookup.finish)
        return lookup


class WithSix(NoSix):
    def ready(self) -> bool:
        return True

    def preferred(self) -> bool:
        return True


@pytest.mark.parametrize(("silent", "peer"), [(True, "10.0.2.4"), (False, "fd77::4")])
def test_one_family_waits_only_so_long_for_the_other(silent: bool, peer: str) -> None:
    """RFC 8305 3: 50 ms, where the program is in a hurry."""

    async def main() -> None:
        loop = ours.get_running_loop()
        server = await ours.start_server(_ignore, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        start = loop.time()
        _, writer = await ours.open_connection("a.example", port, happy_eyeballs_delay=0.25)
        assert round(loop.time() - start, 2) == 0.05
        assert writer.get_extra_info("peername")[0] == peer
        writer.close()
        with pytest.raises(TimeoutError):
            await ours.wait_for(ours.open_connection("a.example", port), 60.0)
        server.close()

    with virtual_machine() as clock:
        stack = FakeNetStack(clock)
        hal.provide(hal.NetStack, stack)
        hal.provide(hal.NetSix, WithSix())
        names = TwoFamilies(stack, silent)
        hal.provide(hal.NameService, names)
        ours.run(main())
    assert [lookup.cancelled for lookup in names.lookups if not lookup.done()] == [True, True]
