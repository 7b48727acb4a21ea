"""asyncio: event loop, tasks, synchronisation, streams.

CPython's own module is what programs use under CPython; this one takes its place in
an image and behaves the same. What is missing, and the few differences, stand in the
docstring of each module.
"""

from builtins import TimeoutError as TimeoutError

from .barriers import Barrier as Barrier
from .base_transports import BaseTransport as BaseTransport, ReadTransport as ReadTransport
from .datagrams import DatagramTransport as DatagramTransport
from .events import BaseEventLoop as BaseEventLoop
from .exceptions import (
    BrokenBarrierError as BrokenBarrierError,
    CancelledError as CancelledError,
    IncompleteReadError as IncompleteReadError,
    InvalidStateError as InvalidStateError,
    LimitOverrunError as LimitOverrunError,
)
from .futures import Future as Future, isfuture as isfuture
from .gather_call import gather as gather
from .handles import Handle as Handle
from .joining import shield as shield
from .locks import (
    BoundedSemaphore as BoundedSemaphore,
    Condition as Condition,
    Event as Event,
    Lock as Lock,
    Semaphore as Semaphore,
)
from .loops import (
    EventLoop as AbstractEventLoop,  # noqa: F401
    get_event_loop as get_event_loop,
    get_running_loop as get_running_loop,
    new_event_loop as new_event_loop,
    set_event_loop as set_event_loop,
)
from .protocols import (
    BaseProtocol as BaseProtocol,
    DatagramProtocol as DatagramProtocol,
    Protocol as Protocol,
)
from .queues import (
    LifoQueue as LifoQueue,
    PriorityQueue as PriorityQueue,
    Queue as Queue,
    QueueEmpty as QueueEmpty,
    QueueFull as QueueFull,
)
from .reader import StreamReader as StreamReader
from .runners import Runner as Runner, run as run
from .scheduling import TimerHandle as TimerHandle
from .servers import Server as Server
from .stream_protocol import StreamReaderProtocol as StreamReaderProtocol
from .streams import open_connection as open_connection, start_server as start_server
from .taskgroups import TaskGroup as TaskGroup
from .tasks import (
    Task as Task,
    all_tasks as all_tasks,
    create_task as create_task,
    current_task as current_task,
    ensure_future as ensure_future,
    sleep as sleep,
)
from .timeouts import Timeout as Timeout, timeout as timeout, timeout_at as timeout_at
from .transports import Transport as Transport
from .waiting import (
    ALL_COMPLETED as ALL_COMPLETED,
    FIRST_COMPLETED as FIRST_COMPLETED,
    FIRST_EXCEPTION as FIRST_EXCEPTION,
    as_completed as as_completed,
    wait as wait,
    wait_for as wait_for,
)
from .writer import StreamWriter as StreamWriter
