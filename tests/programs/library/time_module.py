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
