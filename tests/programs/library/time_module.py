"""time: moments as numbers and text."""

import time

moment = time.gmtime(1715949010)
print(
    moment, moment.tm_year, moment[3], len(moment), list(moment), moment.tm_zone, moment.tm_gmtoff
)
print(time.gmtime(0), time.gmtime(-1), time.gmtime(1.9))
print(time.strftime("%Y-%m-%d %H:%M:%S %A %j %U %w %y %b %p %I %%", moment), time.asctime(moment))
print(time.strptime("30 Nov 2021", "%d %b %Y"), time.strptime("Fri May 17 12:30:10 2024"))
year, month, day, *rest = list(moment)
print(year, month, day, rest, moment == time.gmtime(1715949010), moment < time.gmtime(1715949011))
print(
    time.mktime(time.localtime(1715949010)),
    time.localtime().tm_year >= 2024,
    len(time.ctime()) == 24,
)
print(
    len(time.strftime("%c")),
    time.perf_counter_ns() <= time.perf_counter_ns(),
    time.process_time() >= 0.0,
)
for text, form in [("2024", "%m"), ("x", "%d"), ("1 2", "%d")]:
    try:
        time.strptime(text, form)
    except ValueError as error:
        print(error)
at = (2020, 1, 2, 3, 4, 5, 3, 2, 0)
print(time.asctime(at), time.strftime("%Y %j %w %c", at), time.mktime(at))
print(
    time.mktime((2020, 14, 35, 25, 61, 62, 0, 0, 0)), time.mktime((2019, 0, 0, -1, 0, 0, 0, 0, 0))
)
print(time.strftime("%Y %m %d %H %M %S %w %j", (2000, 0, 0, 0, 0, 0, 0, 0, 0)))
for bad in (
    (1900, 13, 1, 0, 0, 0, 0, 1, -1),
    (1900, -1, 1, 0, 0, 0, 0, 1, -1),
    (1900, 1, 32, 0, 0, 0, 0, 1, -1),
    (1900, 1, 1, 24, 0, 0, 0, 1, -1),
    (1900, 1, 1, 0, 60, 0, 0, 1, -1),
    (1900, 1, 1, 0, 0, 62, 0, 1, -1),
    (1900, 1, 1, 0, 0, 0, -2, 1, -1),
    (1900, 1, 1, 0, 0, 0, -1, 1, -1),
    (1900, 1, 1, 0, 0, 0, 0, 367, -1),
    (99, 1, 1, 0, 0, 0, 12, 1, -1),
    (12345, 1, 1, 0, 0, 0, 12, 1, -1),
    (-5, 1, 1, 0, 0, 0, 12, 1, -1),
):
    try:
        print(time.asctime(bad))
    except ValueError as error:
        print(error)
