"""`logging`: loggers, handlers for streams, formatters.

Deliberately missing: files and sockets as targets, configuration from dicts, and the place
of a call (`%(lineno)d`, `%(funcName)s` and their kin), which an image does not know; a
format that asks for it is refused when the formatter is made. `exc_info=True` and
`exception` belong into the `except` block itself.
"""

from .adapters import LoggerAdapter as LoggerAdapter
from .configuring import basicConfig as basicConfig, shutdown as shutdown
from .formatting import Formatter as Formatter
from .handlers import (
    Handler as Handler,
    NullHandler as NullHandler,
    StreamHandler as StreamHandler,
    lastResort as lastResort,
)
from .levels import (
    CRITICAL as CRITICAL,
    DEBUG as DEBUG,
    ERROR as ERROR,
    FATAL as FATAL,
    INFO as INFO,
    NOTSET as NOTSET,
    WARN as WARN,
    WARNING as WARNING,
    addLevelName as addLevelName,
    getLevelName as getLevelName,
    getLevelNamesMapping as getLevelNamesMapping,
)
from .loggers import (
    Logger as Logger,
    disable as disable,
    getLogger as getLogger,
    root as root,
)
from .records import Filter as Filter, LogRecord as LogRecord
from .rootcalls import (
    critical as critical,
    critical as fatal,  # noqa: F401
    debug as debug,
    error as error,
    exception as exception,
    info as info,
    log as log,
    warning as warning,
)
