"""TCP by protocols and transports: servers, clients, flow control, ends and errors."""

import asyncio
import contextlib


class Recorder(asyncio.Protocol):
    """Writes down what it hears."""

    def __init__(self, name: str, keep: bool = False) -> None:
        self.name = name
        self.keep = keep
        self.log: list[str] = []
        self.gone = asyncio.Event()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.log.append(f"made {transport.get_extra_info('peername')[0]}")

    def data_received(self, data: bytes) -> None:
        self.log.append(f"data {data!r}")
        if data == b"bad":
            raise ValueError("bad data")

    def eof_received(self) -> bool | None:
        self.log.append("eof")
        return self.keep

    def connection_lost(self, exc: Exception | None) -> None:
        self.log.append(f"lost {exc!r}")
        self.gone.set()

    def show(self) -> None:
        print(self.name, self.log)


class Echo(Recorder):
    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        assert self.transport is not None
        self.transport.write(data.upper())


class Flood(asyncio.Protocol):
    """Sends more than the peer reads at once, and stops while it is told to."""

    def __init__(self) -> None:
        self.paused = 0
        self.resumed = 0
        self.done = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.set_write_buffer_limits(high=20_000, low=5_000)
        transport.write(b"x" * 4_000_000)
        print("limits", transport.get_write_buffer_limits(), self.paused)
        transport.write_eof()

    def pause_writing(self) -> None:
        self.paused += 1

    def resume_writing(self) -> None:
        self.resumed += 1

    def connection_lost(self, exc: Exception | None) -> None:
        self.done.set()


async def echoes() -> None:
    loop = asyncio.get_running_loop()
    made: list[Echo] = []

    def factory() -> Echo:
        made.append(Echo("server", keep=len(made) == 0))
        return made[-1]

    server = await loop.create_server(factory, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for keep in (True, False):
        transport, client = await loop.create_connection(
            lambda: Recorder("client"), "127.0.0.1", port
        )
        print(client.log, transport.is_closing(), transport.get_protocol() is client)
        transport.write(b"hello")
        await asyncio.sleep(0.02)
        transport.write_eof()
        await asyncio.sleep(0.02)
        if keep:
            last = made[-1].transport
            assert last is not None
            print(last.is_closing())
            last.write(b"still here")
            last.close()
            last.close()
        await client.gone.wait()
        await made[-1].gone.wait()
        client.show()
        made[-1].show()
    server.close()
    await server.wait_closed()
    with contextlib.suppress(ConnectionRefusedError):
        await loop.create_connection(lambda: Recorder("none"), "127.0.0.1", port)
        print("connected to nobody")


async def ends() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: print("reported:", context["message"]))
    made: list[Recorder] = []

    def factory() -> Recorder:
        made.append(Recorder("server"))
        return made[-1]

    async with await loop.create_server(factory, host="127.0.0.1", port=0) as server:
        port = server.sockets[0].getsockname()[1]
        transport, client = await loop.create_connection(
            lambda: Recorder("client"), "127.0.0.1", port
        )
        transport.write(b"bad")
        await client.gone.wait()
        made[0].show()
        print(client.log[-1].startswith("lost"))
        transport, client = await loop.create_connection(
            lambda: Recorder("client"), "127.0.0.1", port
        )
        other = Recorder("other")
        transport.set_protocol(other)
        transport.abort()
        await other.gone.wait()
        other.show()
        await made[1].gone.wait()
        try:
            transport.write_eof()
            transport.write(b"nobody hears")
            print(transport.is_closing(), transport.is_reading(), transport.can_write_eof())
        except RuntimeError as error:
            print(error)


async def flow() -> None:
    loop = asyncio.get_running_loop()
    made: list[Flood] = []

    def factory() -> Flood:
        made.append(Flood())
        return made[-1]

    server = await loop.create_server(factory, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    await asyncio.sleep(0.01)
    total = 0
    while data := await reader.read(100_000):
        total += len(data)
    writer.close()
    await made[0].done.wait()
    print(total, made[0].paused, made[0].resumed)
    server.close()


async def main() -> None:
    await echoes()
    await ends()
    await flow()


asyncio.run(main())
