"""`datetime`: dates, times, moments and durations, with CPython's arithmetic and texts.

Local time is UTC, as an image knows no other zone. `replace` keeps the time zone of a time;
`fold` is kept but resolves nothing, as only time zones with one offset exist here.
"""

from typing import Final

from .clocks import time as time
from .days import date as date
from .durations import timedelta as timedelta
from .moments import datetime as datetime
from .zones import UTC as UTC, timezone as timezone, tzinfo as tzinfo

MINYEAR: Final = 1
MAXYEAR: Final = 9999
