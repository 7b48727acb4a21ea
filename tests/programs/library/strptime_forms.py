"""`strptime` of `time` and `datetime`: every directive, dates of weeks, zones, errors."""

import time
from datetime import datetime

SHOWN = time.gmtime(1_000_000_000)


def every_directive() -> None:
    for letter in "aAbBcdHIjmMpSUwWxXyYZ%":
        text = time.strftime("%" + letter, SHOWN)
        print(letter, text, time.strptime(text, "%" + letter))


def weeks() -> None:
    for text, form in [
        ("2020 1 3", "%Y %W %w"), ("2020 0 6", "%Y %U %w"), ("2021 53 0", "%Y %W %w"),
        ("2019 01 1", "%G %V %u"), ("2020 53 7", "%G %V %u"), ("2020 53 Fri", "%G %V %a"),
        ("2015 00 Mon", "%Y %W %a"), ("2024 366", "%Y %j"), ("2023 366", "%Y %j"),
        ("Feb 29", "%b %d"), ("29 2 2024", "%d %m %Y"), ("2024 60", "%Y %j"),
    ]:  # fmt: skip
        print(text, time.strptime(text, form)[:8])


def zones() -> None:
    for text in ["+0530", "-05:30", "Z", "+01:02:03", "-010203.5", "+00:00"]:
        found = time.strptime(text, "%z")
        print(text, found.tm_gmtoff, found.tm_zone, datetime.strptime(text, "%z").utcoffset())
    for name in ["UTC", "GMT", "utc"]:
        found = time.strptime(name, "%Z")
        print(name, found.tm_zone, found.tm_gmtoff, found.tm_isdst)
    print(datetime.strptime("12:30 +0200 UTC", "%H:%M %z %Z").tzinfo)


def halves_and_spaces() -> None:
    for text, form in [
        ("12 AM", "%I %p"), ("12 pm", "%I %p"), ("5 PM", "%I %p"), ("12", "%I"), ("7 PM", "%H %p"),
        ("a  b", "a b"), ("a b", "a  b"), ("1.5", "%S.%f"), ("1.123456", "%S.%f"), ("61", "%S"),
    ]:  # fmt: skip
        found = datetime.strptime(text.replace("61", "59"), form)
        print(repr(text), found.time(), time.strptime(text, form).tm_sec)
    print(time.strptime(" 5", "%d").tm_mday)


def refused() -> None:
    for text, form in [
        ("", "%D"), ("19", "%Y %"), ("19", "% "), ("x", "%T"), ("2020", "%G"), ("2020 3", "%G %V"),
        ("3", "%V"), ("3 Mon", "%V %a"), ("2020 3 Mon 4", "%G %V %a %j"), ("1", "%Y"),
        ("0000", "%Y"), ("30 2", "%d %m"), ("2020x", "%Y"), ("+01:0203", "%z"), ("32", "%d"),
        ("Foo", "%a"), ("+0560", "%z"), ("EST", "%Z"), ("19 ", "%y"), ("19", " %y"),
    ]:  # fmt: skip
        try:
            print(time.strptime(text, form))
        except ValueError as error:
            print(repr(text), repr(form), error)
    try:
        time.strftime("%S\0", SHOWN)
    except ValueError as error:
        print(error)


every_directive()
weeks()
zones()
halves_and_spaces()
refused()
