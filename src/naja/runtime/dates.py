"""The proleptic Gregorian calendar: days as ordinals (1 is 0001-01-01), weeks, time of day."""

from typing import Final

MINYEAR: Final = 1
MAXYEAR: Final = 9999
MAXORDINAL: Final = 3652059
EPOCH_ORDINAL: Final = 719163  # 1970-01-01
_DAYS_BEFORE: Final = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_of_year(year: int, month: int, day: int) -> int:
    """From 1."""
    return _DAYS_BEFORE[month] + day + (1 if month > 2 and is_leap(year) else 0)


def ordinal_of(year: int, month: int, day: int) -> int:
    before = year - 1
    return (
        before * 365 + before // 4 - before // 100 + before // 400 + day_of_year(year, month, day)
    )


def date_of(ordinal: int) -> tuple[int, int, int]:
    """Year, month and day. The era of 400 years begins in March, so a leap day is its last."""
    shifted = ordinal + 305
    era = shifted // 146097
    day_of_era = shifted % 146097
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096
    ) // 365
    day = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return (year, month, day - (153 * shifted_month + 2) // 5 + 1)


def weekday_of(ordinal: int) -> int:
    """Monday is 0."""
    return (ordinal + 6) % 7


def first_iso_monday(year: int) -> int:
    """The ordinal of the Monday of week 1: the week with the year's first Thursday."""
    first = ordinal_of(year, 1, 1)
    weekday = weekday_of(first)
    return first - weekday + (7 if weekday > 3 else 0)


def iso_calendar(year: int, ordinal: int) -> tuple[int, int, int]:
    """ISO year, week and weekday (Monday is 1)."""
    start = first_iso_monday(year)
    chosen = year
    if ordinal < start:
        chosen = year - 1
        start = first_iso_monday(chosen)
    elif ordinal >= first_iso_monday(year + 1):
        chosen = year + 1
        start = first_iso_monday(chosen)
    return (chosen, (ordinal - start) // 7 + 1, weekday_of(ordinal) + 1)


def check_date(year: int, month: int, day: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")


def check_time(hour: int, minute: int, second: int, microsecond: int, fold: int) -> None:
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def clock_text(hour: int, minute: int, second: int, microsecond: int, timespec: str) -> str:
    """`HH:MM:SS.ffffff` as far as `timespec` asks for it."""
    wanted = timespec
    if timespec == "auto":
        wanted = "microseconds" if microsecond else "seconds"
    if wanted == "hours":
        return f"{hour:02d}"
    if wanted == "minutes":
        return f"{hour:02d}:{minute:02d}"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if wanted == "seconds":
        return text
    if wanted == "milliseconds":
        return f"{text}.{microsecond // 1000:03d}"
    if wanted == "microseconds":
        return f"{text}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


def offset_text(seconds: int, microseconds: int, separator: str) -> str:
    """`+HH:MM`, with seconds and microseconds where they are not 0."""
    sign = "-" if seconds < 0 else "+"
    total = seconds * 1000000 + microseconds
    if total < 0:
        total = -total
    whole = total // 1000000
    text = f"{sign}{whole // 3600:02d}{separator}{whole // 60 % 60:02d}"
    if whole % 60 or total % 1000000:
        text += f"{separator}{whole % 60:02d}"
    if total % 1000000:
        text += f".{total % 1000000:06d}"
    return text


def ordinal_of_week(year: int, week: int, weekday: int) -> int:
    """The day of an ISO week. ValueError if there is none."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    start = first_iso_monday(year)
    weeks = (first_iso_monday(year + 1) - start) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= weekday <= 7:
        raise ValueError(f"Invalid weekday: {weekday} (range is [1, 7])")
    return start + (week - 1) * 7 + weekday - 1
