"""Queue, LifoQueue, PriorityQueue."""

from collections import deque
from heapq import heappop, heappush
from typing import Generic, Protocol, Self, TypeVar

from .events import _running
from .futures import Future
from .locks import Event


class _SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


T = TypeVar("T")
L = TypeVar("L", bound=_SupportsLess)


class QueueEmpty(Exception):
    """`get_nowait` found nothing."""


class QueueFull(Exception):
    """`put_nowait` found no room."""


class Queue(Generic[T]):
    """First in, first out.

    maxsize: items at which `put` waits; 0 or less for no limit.
    """

    def __init__(self, maxsize: int = 0) -> None:
        self._maxsize = maxsize
        self._getters: deque[Future[None]] = deque()
        self._putters: deque[Future[None]] = deque()
        self._unfinished_tasks: int = 0
        self._finished = Event()
        self._finished.set()
        self._queue: deque[T] = deque()

    def qsize(self) -> int:
        """How many items are in the queue."""
        return len(self._queue)

    def _get(self) -> T:
        return self._queue.popleft()

    def _put(self, item: T) -> None:
        self._queue.append(item)

    @property
    def maxsize(self) -> int:
        return self._maxsize

    def empty(self) -> bool:
        return self.qsize() == 0

    def full(self) -> bool:
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item: T) -> None:
        """Add `item`, waiting for room."""
        while self.full():
            putter: Future[None] = Future(loop=_running())
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                _discard(self._putters, putter)
                if not self.full() and not putter.cancelled():
                    _wake_up_next(self._putters)
                raise
        self.put_nowait(item)

    def put_nowait(self, item: T) -> None:
        """Add `item`. QueueFull if there is no room."""
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        _wake_up_next(self._getters)

    async def get(self) -> T:
        """Remove and return the next item, waiting for one."""
        while self.empty():
            getter: Future[None] = Future(loop=_running())
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                _discard(self._getters, getter)
                if not self.empty() and not getter.cancelled():
                    _wake_up_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self) -> T:
        """Remove and return the next item. QueueEmpty if there is none."""
        if self.empty():
            raise QueueEmpty
        item = self._get()
        _wake_up_next(self._putters)
        return item

    def task_done(self) -> None:
        """An item that was got has been dealt with. ValueError if called too often."""
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self) -> None:
        """Wait until every item that was put has been dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue[L]):
    """The smallest first."""

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._heap: list[L] = []

    def qsize(self) -> int:
        return len(self._heap)

    def _get(self) -> L:
        return heappop(self._heap)

    def _put(self, item: L) -> None:
        heappush(self._heap, item)


class LifoQueue(Queue[T]):
    """Last in, first out."""

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._stack: list[T] = []

    def qsize(self) -> int:
        return len(self._stack)

    def _get(self) -> T:
        return self._stack.pop()

    def _put(self, item: T) -> None:
        self._stack.append(item)


def _discard(waiters: deque[Future[None]], waiter: Future[None]) -> None:
    try:
        waiters.remove(waiter)
    except ValueError:
        pass


def _wake_up_next(waiters: deque[Future[None]]) -> None:
    while waiters:
        waiter = waiters.popleft()
        if not waiter.done():
            waiter.set_result(None)
            return
