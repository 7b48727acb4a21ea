"""Random async programs: a small language, its hypothesis strategy, its interpreter.

A program is a list of tasks, a task a list of operations. Everything a task does is
logged, so that two asyncio implementations can be compared step by step.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Op = tuple[Any, ...]

TASKS = 4
_DELAYS = st.sampled_from([0, 0, 0.25, 0.5, 0.5, 1, 1.0, 1.75])
_PLACES = st.integers(0, 1)
_TASK_NUMBERS = st.integers(0, TASKS - 1)

_LEAVES = st.one_of(
    st.tuples(st.just("sleep"), _DELAYS),
    st.tuples(st.just("set"), _PLACES),
    st.tuples(st.just("clear"), _PLACES),
    st.tuples(st.just("wait_event"), _PLACES),
    st.tuples(st.just("put"), _PLACES, st.integers(0, 9)),
    st.tuples(st.just("get"), _PLACES),
    st.tuples(st.just("cancel"), _TASK_NUMBERS),
    st.tuples(st.just("cancel_message"), _TASK_NUMBERS),
    st.tuples(st.just("uncancel")),
    st.tuples(st.just("join"), _TASK_NUMBERS),
    st.tuples(st.just("shield_join"), _TASK_NUMBERS),
    st.tuples(st.just("set_future"), _PLACES),
    st.tuples(st.just("fail_future"), _PLACES),
    st.tuples(st.just("cancel_future"), _PLACES),
    st.tuples(st.just("await_future"), _PLACES),
    st.tuples(st.just("call_soon")),
    st.tuples(st.just("call_later"), _DELAYS),
    st.tuples(st.just("notify"), st.integers(1, 2)),
    st.tuples(st.just("cond_wait")),
    st.tuples(st.just("barrier")),
    st.tuples(st.just("raise")),
    st.tuples(
        st.just("wait"),
        st.sets(_TASK_NUMBERS, min_size=1),
        st.sampled_from(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"]),
        st.one_of(st.none(), _DELAYS),
    ),
)


def _nested(ops: st.SearchStrategy[Op]) -> st.SearchStrategy[Op]:
    block = st.lists(ops, max_size=3)
    blocks = st.lists(block, min_size=1, max_size=3)
    return st.one_of(
        st.tuples(st.just("lock"), _PLACES, block),
        st.tuples(st.just("semaphore"), block),
        st.tuples(st.just("wait_for"), block, st.one_of(st.none(), _DELAYS)),
        st.tuples(st.just("timeout"), block, st.one_of(st.none(), _DELAYS)),
        st.tuples(st.just("gather"), blocks, st.booleans()),
        st.tuples(st.just("group"), blocks),
        st.tuples(st.just("as_completed"), blocks, st.one_of(st.none(), _DELAYS)),
        st.tuples(st.just("spawn"), block),
        st.tuples(st.just("shield"), block),
        st.tuples(st.just("finally"), block, block),
        st.tuples(st.just("catch"), block),
        st.tuples(st.just("catch_cancel"), block),
    )


operations = st.recursive(_LEAVES, _nested, max_leaves=6)
programs = st.lists(st.lists(operations, max_size=6), min_size=TASKS, max_size=TASKS)


def shown(error: BaseException | None) -> str:
    """An exception without what names an object (a task that awaits itself)."""
    return type(error).__name__ if isinstance(error, RuntimeError) else repr(error)


class Interpreter:
    """Runs one program with one asyncio."""

    def __init__(self, aio: Any, log: Callable[..., None]) -> None:
        self.aio = aio
        self.log = log
        self.loop = aio.get_running_loop()
        self.events = [aio.Event(), aio.Event()]
        self.queues = [aio.Queue(), aio.Queue(1)]
        self.locks = [aio.Lock(), aio.Lock()]
        self.futures = [self.loop.create_future(), self.loop.create_future()]
        self.semaphore = aio.Semaphore(2)
        self.condition = aio.Condition()
        self.barrier = aio.Barrier(2)
        self.main_tasks: list[Any] = []
        self.tasks: list[Any] = []

    async def main(self, program: list[list[Op]]) -> None:
        for number, ops in enumerate(program):
            self.main_tasks.append(self.start(str(number), ops))
        await self.aio.wait(self.tasks, timeout=50)
        for attempt in range(20):
            left = [task for task in self.tasks if not task.done()]
            if not left:
                break
            self.log("left", attempt, len(left))
            for task in left:
                task.cancel()
            await self.aio.wait(left, timeout=5)
        for number, task in enumerate(self.tasks):
            if not task.done():
                self.log("still there", number)
            elif task.cancelled():
                # Tasks that wait for each other cancel each other until the stack ends.
                self.log("cancelled", number, min(task.cancelling(), 9))
            else:
                self.log("ended", number, shown(task.exception()))

    def start(self, name: str, ops: list[Op]) -> Any:
        task = self.aio.create_task(self.block(name, ops))
        self.tasks.append(task)
        return task

    async def recorded(self, name: str, ops: list[Op]) -> str:
        """A block in a task that something else starts: it too is ended by `main`.

        What `run` would have to cancel comes in no order under CPython.
        """
        task = self.aio.current_task()
        if not any(task is known for known in self.tasks):
            self.tasks.append(task)
        return await self.block(name, ops)

    async def block(self, name: str, ops: list[Op]) -> str:
        for index, op in enumerate(ops):
            place = f"{name}.{index}"
            self.log(">", place, op[0])
            try:
                value = await getattr(self, f"do_{op[0]}")(place, *op[1:])
            except BaseException as error:
                if not isinstance(error, GeneratorExit):  # comes with the garbage collector
                    self.log("!", place, shown(error))
                raise
            self.log("<", place, value)
        return name

    async def do_sleep(self, place: str, delay: float) -> object:
        return await self.aio.sleep(delay, place)

    async def do_set(self, place: str, index: int) -> None:
        self.events[index].set()

    async def do_clear(self, place: str, index: int) -> None:
        self.events[index].clear()

    async def do_wait_event(self, place: str, index: int) -> object:
        return await self.events[index].wait()

    async def do_put(self, place: str, index: int, item: int) -> None:
        await self.queues[index].put(item)

    async def do_get(self, place: str, index: int) -> object:
        return await self.queues[index].get()

    async def do_cancel(self, place: str, number: int) -> object:
        return self.main_tasks[number].cancel()

    async def do_cancel_message(self, place: str, number: int) -> object:
        return self.main_tasks[number].cancel(place)

    async def do_uncancel(self, place: str) -> object:
        return self.aio.current_task().uncancel()

    async def do_join(self, place: str, number: int) -> object:
        return await self.main_tasks[number]

    async def do_shield_join(self, place: str, number: int) -> object:
        return await self.aio.shield(self.main_tasks[number])

    async def do_set_future(self, place: str, index: int) -> object:
        try:
            self.futures[index].set_result(place)
        except self.aio.InvalidStateError as error:
            return shown(error)
        return "set"

    async def do_fail_future(self, place: str, index: int) -> object:
        try:
            self.futures[index].set_exception(LookupError(place))
        except self.aio.InvalidStateError as error:
            return shown(error)
        return "set"

    async def do_cancel_future(self, place: str, index: int) -> object:
        return self.futures[index].cancel()

    async def do_await_future(self, place: str, index: int) -> object:
        return await self.futures[index]

    async def do_call_soon(self, place: str) -> None:
        self.loop.call_soon(self.log, "called soon", place)

    async def do_call_later(self, place: str, delay: float) -> None:
        self.loop.call_later(delay, self.log, "called later", place)

    async def do_notify(self, place: str, count: int) -> None:
        async with self.condition:
            self.condition.notify(count)

    async def do_cond_wait(self, place: str) -> object:
        async with self.condition:
            return await self.condition.wait()

    async def do_barrier(self, place: str) -> object:
        return await self.barrier.wait()

    async def do_raise(self, place: str) -> None:
        raise LookupError(place)

    async def do_wait(
        self, place: str, numbers: set[int], return_when: str, timeout: float | None
    ) -> object:
        tasks = [self.main_tasks[number] for number in numbers]
        done, pending = await self.aio.wait(tasks, timeout=timeout, return_when=return_when)
        return sorted(numbers), [task in done for task in tasks], len(pending)

    async def do_lock(self, place: str, index: int, ops: list[Op]) -> object:
        async with self.locks[index]:
            return await self.block(place, ops)

    async def do_semaphore(self, place: str, ops: list[Op]) -> object:
        async with self.semaphore:
            return await self.block(place, ops)

    async def do_wait_for(self, place: str, ops: list[Op], timeout: float | None) -> object:
        return await self.aio.wait_for(self.recorded(place, ops), timeout)

    async def do_timeout(self, place: str, ops: list[Op], delay: float | None) -> object:
        async with self.aio.timeout(delay) as scope:
            await self.block(place, ops)
        return scope.expired()

    async def do_gather(
        self, place: str, blocks: list[list[Op]], return_exceptions: bool
    ) -> object:
        parts = [self.recorded(f"{place}g{n}", ops) for n, ops in enumerate(blocks)]
        results = await self.aio.gather(*parts, return_exceptions=return_exceptions)
        return [shown(one) if isinstance(one, BaseException) else one for one in results]

    async def do_group(self, place: str, blocks: list[list[Op]]) -> object:
        try:
            async with self.aio.TaskGroup() as group:
                for n, ops in enumerate(blocks):
                    group.create_task(self.recorded(f"{place}t{n}", ops))
        except BaseExceptionGroup as error:
            return [shown(one) for one in error.exceptions]
        return "all"

    async def do_as_completed(
        self, place: str, blocks: list[list[Op]], timeout: float | None
    ) -> object:
        results: list[str] = []
        tasks = [self.start(f"{place}c{n}", ops) for n, ops in enumerate(blocks)]
        for one in self.aio.as_completed(tasks, timeout=timeout):
            try:
                results.append(await one)
            except (LookupError, TimeoutError) as error:
                results.append(shown(error))
        return results

    async def do_spawn(self, place: str, ops: list[Op]) -> None:
        self.start(place + "s", ops)

    async def do_shield(self, place: str, ops: list[Op]) -> object:
        return await self.aio.shield(self.start(place + "h", ops))

    async def do_finally(self, place: str, ops: list[Op], last: list[Op]) -> object:
        try:
            return await self.block(place + "b", ops)
        finally:
            await self.block(place + "f", last)

    async def do_catch(self, place: str, ops: list[Op]) -> object:
        try:
            return await self.block(place, ops)
        except Exception as error:
            return f"caught {shown(error)}"

    async def do_catch_cancel(self, place: str, ops: list[Op]) -> object:
        try:
            return await self.block(place, ops)
        except self.aio.CancelledError as error:
            return f"caught {shown(error)}"
