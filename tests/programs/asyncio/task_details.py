"""Tasks: names, cancellation counts, messages, callbacks, results asked for too early."""

import asyncio


async def work(value: int) -> int:
    await asyncio.sleep(0)
    return value * 2


async def refuses() -> str:
    for attempt in range(3):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as error:
            print("attempt", attempt, error.args)
    return "survived"


async def uncancels() -> str:
    task = asyncio.current_task()
    assert task is not None
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("requests", task.cancelling(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0)
    return task.get_name()


async def fails() -> None:
    await asyncio.sleep(0)
    raise LookupError("lost")


def told(task: "asyncio.Task[int]") -> None:
    print("done", task.get_name(), task.result())


async def states() -> None:
    task = asyncio.create_task(work(4), name="first")
    for ask in ("result", "exception"):
        try:
            print(task.result() if ask == "result" else task.exception())
        except asyncio.InvalidStateError as error:
            print(error)
    task.add_done_callback(told)
    task.add_done_callback(told)
    print(task.remove_done_callback(told), task.done(), task.cancelled())
    task.add_done_callback(told)
    task.set_name("renamed")
    print(await task, task.exception(), task.done(), task.cancel(), task.cancelled())
    for change in ("result", "exception"):
        try:
            if change == "result":
                task.set_result(1)
            else:
                task.set_exception(ValueError())
        except RuntimeError as error:
            print(error)
    await asyncio.sleep(0)


async def cancelling() -> None:
    stubborn = asyncio.create_task(refuses())
    await asyncio.sleep(0)
    for message in ("one", None, "three"):
        print(stubborn.cancel(message), stubborn.cancelling())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    print(await stubborn, stubborn.cancelling(), stubborn.uncancel())
    counted = asyncio.create_task(uncancels(), name="counted")
    await asyncio.sleep(0)
    counted.cancel()
    counted.cancel()
    print(await counted, counted.cancelling())
    early = asyncio.create_task(work(1))
    early.cancel("before the start")
    try:
        await early
    except asyncio.CancelledError as error:
        print("early", error.args, early.cancelled())
    for ask in ("result", "exception"):
        try:
            print(early.result() if ask == "result" else early.exception())
        except asyncio.CancelledError as error:
            print("again", error.args)
    failed = asyncio.create_task(fails())
    print(await asyncio.wait([failed]) == ({failed}, set()))
    print(repr(failed.exception()), failed.cancel(), failed.cancelled())


async def shielded() -> None:
    inner = asyncio.create_task(work(21))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel("outer only")
    try:
        await outer
    except asyncio.CancelledError as error:
        print("shield", error.args, inner.cancelled(), await inner)


async def limits() -> None:
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(60)
    except TimeoutError as error:
        print("timeout", repr(error), limit.expired(), repr(error.__cause__))
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit.expired())
    try:
        await asyncio.wait_for(asyncio.sleep(60, "late"), 0.01)
    except TimeoutError as error:
        print("wait_for", repr(error))
    print(await asyncio.wait_for(asyncio.sleep(0, "early"), 60))
    print(await asyncio.wait_for(work(3), None))


async def main() -> None:
    task = asyncio.current_task()
    print(task.get_name() if task is not None else None, len(asyncio.all_tasks()))
    await states()
    await cancelling()
    await shielded()
    await limits()


asyncio.run(main())
with asyncio.Runner() as runner:
    print(runner.run(work(1)), runner.run(work(2)), runner.get_loop().is_running())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
