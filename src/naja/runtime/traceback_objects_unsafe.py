"""What `error.__traceback__` is: where an exception passed, as objects that programs look at.

The sites of an exception only ever grow at their outer end, so an object keeps the array
of its time and the place in it. The classes are those of the module `types`.
"""

from naja.lang.widths import u32, u64
from naja.unsafe import Array, Ptr, array_copy, object_at


class CodeType:
    """The function of a frame."""

    co_name: str
    co_filename: str

    def __init__(self, name: str, filename: str) -> None:
        self.co_name = name
        self.co_filename = filename


class FrameType:
    """A call that an exception left: its function is all that remains of it."""

    f_code: CodeType

    def __init__(self, function: CodeType) -> None:
        self.f_code = function


class TracebackType:
    """One place that an exception passed; `tb_next` is nearer to where it was raised."""

    _sites: Array[int]
    _at: int

    def __init__(self, sites: Array[int], at: int) -> None:
        self._sites = sites
        self._at = at

    @property
    def tb_lineno(self) -> int:
        return Ptr[u32](self._sites[self._at])[1]

    @property
    def tb_next(self) -> "TracebackType | None":
        return TracebackType(self._sites, self._at - 1) if self._at > 0 else None

    @property
    def tb_frame(self) -> FrameType:
        record = Ptr[u32](self._sites[self._at])[0]
        name, file = Ptr[u64](record)[0], Ptr[u64](record)[1]
        return FrameType(CodeType(object_at(name, str), object_at(file, str)))


def traceback_of(error: BaseException) -> TracebackType | None:
    """From the function that handles the error inwards; None if it was never raised."""
    length: int = error._trace_length  # type: ignore[attr-defined,unused-ignore]
    sites: Array[int] | None = error._trace  # type: ignore[attr-defined,unused-ignore]
    if sites is None or length == 0:
        return None
    return TracebackType(sites, length - 1)


def sites_of(trace: TracebackType | None) -> list[int]:
    """The traceback sites, outermost first."""
    found: list[int] = []
    if trace is not None:
        at = trace._at
        while at >= 0:
            found.append(trace._sites[at])
            at -= 1
    return found


def set_traceback(error: BaseException, trace: TracebackType | None) -> None:
    """`error` has passed there and nowhere else."""
    if trace is None:
        error._trace = None  # type: ignore[attr-defined,unused-ignore]
        error._trace_length = 0  # type: ignore[attr-defined,unused-ignore]
        return
    length = trace._at + 1
    copied = Array[int](length)
    array_copy(copied, 0, trace._sites, 0, length)
    error._trace = copied  # type: ignore[attr-defined,unused-ignore]
    error._trace_length = length  # type: ignore[attr-defined,unused-ignore]
