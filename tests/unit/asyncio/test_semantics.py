"""What random programs do not reach, by CPython's asyncio and by ours."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

import naja.stdlib.asyncio as ours
from naja import hal
from naja.stdlib.asyncio.gathering_mixed import mixed3, unpacked2, unpacked4, unpacked5
from unit.asyncio.virtual import CapturedConsole, assert_same, run_ours, virtual_machine

Log = Callable[..., None]


def test_timers_of_equal_time_keep_the_order_of_the_heap() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        loop = aio.get_running_loop()
        when = loop.time() + 1
        for number in range(50):
            loop.call_at(when + number % 3, log, number)
        await aio.sleep(5)

    assert_same(scenario)


def test_many_cancelled_timers() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        loop = aio.get_running_loop()
        timers = [loop.call_later(1 + n % 7, log, n) for n in range(400)]
        for n, timer in enumerate(timers):
            if n % 5:
                timer.cancel()
        await aio.sleep(0)
        loop.call_later(3, log, "later")
        await aio.sleep(10)

    assert_same(scenario)


def test_callbacks_scheduled_by_callbacks_wait_for_the_next_turn() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        loop = aio.get_running_loop()

        def again(depth: int) -> None:
            log("depth", depth)
            if depth < 3:
                loop.call_soon(again, depth + 1)
                loop.call_later(0, log, "timer", depth)

        loop.call_soon(again, 0)
        for turn in range(6):
            log("turn", turn)
            await aio.sleep(0)

    assert_same(scenario)


def test_exception_in_a_callback_goes_to_the_handler() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        loop = aio.get_running_loop()

        def handler(loop: Any, context: dict[str, Any]) -> None:
            log(repr(context["exception"]), "Exception in callback" in context["message"])

        loop.set_exception_handler(handler)
        loop.call_soon(lambda: 1 // 0)
        await aio.sleep(0)
        loop.call_exception_handler({"message": "Exception in callback", "exception": KeyError(1)})

    assert_same(scenario)


def test_exceptions_that_no_one_handles_go_to_stderr() -> None:
    async def fail() -> None:
        raise LookupError("forgotten")

    async def scenario(aio: Any, log: Log) -> None:
        aio.get_running_loop().call_soon(lambda: 1 // 0)
        aio.create_task(fail())
        await aio.sleep(0)
        await aio.sleep(0)

    run = run_ours(scenario)
    assert "Exception in callback" in run.stderr
    assert "ZeroDivisionError" in run.stderr
    assert "Task exception was never retrieved" in run.stderr
    assert "LookupError: forgotten" in run.stderr


def test_many_forgotten_exceptions_are_told_of_before_the_end() -> None:
    async def fail() -> None:
        raise LookupError("forgotten")

    async def main() -> int:
        for _ in range(40):
            ours.create_task(fail())
        await ours.sleep(1)
        return console.err.count(b"never retrieved")

    with virtual_machine():
        console = CapturedConsole()
        hal.provide(hal.Console, console)
        assert ours.run(main()) > 0
    assert console.err.count(b"never retrieved") == 40


@pytest.mark.parametrize("error", [SystemExit(3), KeyboardInterrupt(), ValueError("plain")])
def test_what_leaves_a_task(error: BaseException) -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def fail() -> None:
            raise error

        async def other() -> None:
            try:
                await aio.sleep(10)
            finally:
                log("other ends")

        aio.create_task(other())
        await aio.sleep(0)
        task = aio.create_task(fail())
        try:
            await task
        finally:
            log("main ends", task.done())

    assert_same(scenario)


def test_what_is_left_over_is_cancelled_and_its_failures_told() -> None:
    async def scenario(aio: Any, log: Log) -> str:
        async def left_over() -> None:
            try:
                await aio.sleep(100)
            except aio.CancelledError:
                log("cancelled")
                await aio.sleep(1)
                log("ends")
                raise RuntimeError("at the end") from None

        aio.create_task(left_over())
        await aio.sleep(0)
        return "result"

    run = assert_same(scenario)
    assert "unhandled exception during asyncio.run() shutdown" in run.stderr


def test_a_loop_by_hand() -> None:
    def play(aio: Any) -> list[object]:
        seen: list[object] = []
        loop = aio.new_event_loop()

        async def work(result: int) -> int:
            seen.append((loop.is_running(), aio.get_event_loop() is loop))
            await aio.sleep(0)
            return result

        def attempt(action: Callable[[], object]) -> None:
            try:
                action()
            except (RuntimeError, ValueError) as error:
                seen.append(str(error))

        seen.append(loop.run_until_complete(work(1)))
        future = loop.create_future()
        loop.call_soon(future.set_result, 2)
        seen.append(loop.run_until_complete(future))
        loop.call_soon(seen.append, "before")
        loop.call_soon(loop.stop)
        loop.call_soon(seen.append, "same turn")
        loop.run_forever()
        loop.call_soon(loop.stop)
        attempt(lambda: loop.run_until_complete(loop.create_future()))
        loop.close()
        loop.close()
        seen.append((loop.is_closed(), loop.is_running()))
        attempt(loop.run_forever)
        attempt(lambda: loop.call_soon(print))
        attempt(lambda: loop.call_later(1, print))
        attempt(aio.get_running_loop)
        return seen

    with virtual_machine():
        mine = play(ours)
    assert mine == play(asyncio)


def test_done_callbacks_can_be_taken_back() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        class Watcher:
            def done(self, future: Any) -> None:
                log("done", future is watched, future.done())

        watched = aio.get_running_loop().create_future()
        one, two = Watcher(), Watcher()
        for watcher in (one, two, one):
            watched.add_done_callback(watcher.done)
        log(watched.remove_done_callback(one.done), watched.remove_done_callback(one.done))
        watched.set_result(1)
        watched.add_done_callback(two.done)
        await aio.sleep(0)

    assert_same(scenario)


def test_misuse_of_tasks_and_futures() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def work() -> int:
            return 1

        task = aio.create_task(work())
        try:
            task.set_result(1)
        except RuntimeError as error:
            log(error)
        try:
            task.set_exception(KeyError())
        except RuntimeError as error:
            log(error)
        await task
        future = aio.get_running_loop().create_future()
        try:
            future.set_exception(StopIteration())
        except TypeError:
            log("TypeError")

        class Wrong:
            def __await__(self) -> Any:
                yield self.value

            def __init__(self, value: object) -> None:
                self.value = value

        for value in (3, future):
            try:
                await Wrong(value)
            except RuntimeError as error:
                log(str(error)[:12])

        other = aio.new_event_loop()
        foreign = other.create_future()
        try:
            await foreign
        except RuntimeError as error:
            log("attached to a different loop" in str(error))
        try:
            aio.ensure_future(foreign, loop=aio.get_running_loop())
        except ValueError as error:
            log(error)
        other.close()
        try:
            await aio.wait([])
        except ValueError as error:
            log(error)
        try:
            await aio.wait([task], return_when="sometimes")
        except ValueError as error:
            log(error)
        log(await aio.gather())
        log(aio.isfuture(task), aio.isfuture(3))

    assert_same(scenario)


def test_misuse_of_timeouts_groups_and_barriers() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        scope = aio.timeout(1)
        try:
            scope.reschedule(None)
        except RuntimeError as error:
            log(error)
        async with scope:
            scope.reschedule(aio.get_running_loop().time() + 5)
            await aio.sleep(2)
        try:
            async with scope:
                pass
        except RuntimeError as error:
            log(error)
        try:
            scope.reschedule(None)
        except RuntimeError as error:
            log(error)
        try:
            async with aio.timeout_at(aio.get_running_loop().time() - 1):
                await aio.sleep(0)
                await aio.sleep(0)
        except TimeoutError as error:
            log(repr(error), repr(error.__cause__))

        try:
            aio.Barrier(0)
        except ValueError as error:
            log(error)
        barrier = aio.Barrier(2)
        task = aio.create_task(barrier.wait())
        await aio.sleep(0)
        log(barrier.n_waiting, barrier.broken)
        await barrier.abort()
        log(barrier.n_waiting, barrier.broken)
        try:
            await task
        except aio.BrokenBarrierError as error:
            log(error)
        await barrier.reset()
        log(barrier.broken)
        task = aio.create_task(barrier.wait())
        await aio.sleep(0)
        await barrier.reset()
        try:
            await task
        except aio.BrokenBarrierError as error:
            log(error)

    assert_same(scenario)


def test_base_exceptions_in_a_group() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def leave() -> None:
            raise SystemExit(4)

        async with aio.TaskGroup() as group:
            group.create_task(leave())
            group.create_task(aio.sleep(5))

    assert_same(scenario)


def test_gather_of_different_types() -> None:
    async def number() -> int:
        await ours.sleep(1)
        return 1

    async def text() -> str:
        await ours.sleep(2)
        return "two"

    async def fail() -> float:
        raise LookupError("third")

    async def main() -> None:
        assert await unpacked2(number(), text()) == (1, "two")
        assert await mixed3(number(), text(), ours.create_task(number())) == [1, "two", 1]
        assert await unpacked4(text(), number(), text(), number()) == ("two", 1, "two", 1)
        assert await unpacked5(number(), number(), text(), text(), number()) == (
            1,
            1,
            "two",
            "two",
            1,
        )
        with pytest.raises(LookupError):
            await unpacked2(number(), fail())

    with virtual_machine() as clock:
        ours.run(main())
    assert clock.now_ns // 1_000_000_000 == 8


def test_running_inside_of_a_running_loop_is_refused() -> None:
    async def scenario(aio: Any, log: Log) -> None:
        async def nothing() -> None:
            pass

        for action in (aio.run, aio.get_running_loop().run_until_complete):
            coroutine = nothing()
            try:
                action(coroutine)
            except RuntimeError as error:
                log(error)
            coroutine.close()

    assert_same(scenario)


def test_idle_sleeps_until_the_next_timer_and_not_longer() -> None:
    async def main() -> None:
        await ours.sleep(1.5)
        await ours.sleep(0)
        await ours.gather(ours.sleep(2), ours.sleep(1))

    with virtual_machine() as clock:
        ours.run(main())
        idle: Any = hal.service(hal.Idle)  # type: ignore[type-abstract]
        assert idle.waits == 3
    assert abs(clock.now_ns - 3_500_000_000) < 100
