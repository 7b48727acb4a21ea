import asyncio


async def resolve(future: asyncio.Future[int], value: int) -> None:
    await asyncio.sleep(0)
    future.set_result(value)


def report(future: asyncio.Future[int]) -> None:
    print("callback", future.result())


def report_task(task: asyncio.Task[None]) -> None:
    print("task callback", task.done(), task.exception())


async def main() -> None:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[int] = loop.create_future()
    future.add_done_callback(report)
    task = asyncio.create_task(resolve(future, 7))
    task.add_done_callback(report_task)
    print(future.done(), future.cancelled())
    print(await future)
    print(future.done(), future.result(), future.exception())
    await asyncio.sleep(0)
    try:
        future.set_result(8)
    except asyncio.InvalidStateError as error:
        print("InvalidStateError", error)

    failing: asyncio.Future[int] = loop.create_future()
    loop.call_soon(failing.set_exception, LookupError("lost"))
    try:
        await failing
    except LookupError as error:
        print("LookupError", error, failing.exception() is error)

    pending: asyncio.Future[int] = loop.create_future()
    try:
        pending.result()
    except asyncio.InvalidStateError as error:
        print(error)
    try:
        pending.exception()
    except asyncio.InvalidStateError as error:
        print(error)
    print(pending.cancel(), pending.cancel(), pending.cancelled())
    try:
        await pending
    except asyncio.CancelledError:
        print("cancelled")
    late: asyncio.Future[str | None] = loop.create_future()
    loop.call_later(0.001, late.set_result, None)
    print(await late)


asyncio.run(main())
