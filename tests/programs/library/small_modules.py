"""contextlib, functools, sys, os, time: what does not depend on the machine."""

import os
import sys
import time
from contextlib import closing, nullcontext, suppress
from functools import reduce


class Tap:
    def __init__(self) -> None:
        self.open = True

    def close(self) -> None:
        self.open = False


with suppress(KeyError, ValueError):
    {"a": 1}["b"]
    print("not reached")
try:
    with suppress(KeyError):
        raise IndexError("kept")
except IndexError as error:
    print(error)
tap = Tap()
with closing(tap) as same:
    print(same.open)
print(tap.open)
with nullcontext(5) as five:
    print(five)
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda text, n: text + str(n), [1, 2], ""))
try:
    reduce(lambda a, b: a + b, [0 for _ in range(0)])
except TypeError as error:
    print(error)
print(sys.maxsize, sys.platform, sys.byteorder, len(sys.argv))
if sys.version_info >= (3, 11):
    print("new enough")
print(os.environ.get("NAJA_NOT_SET"), os.getenv("NAJA_NOT_SET", "fallback"))
first = time.monotonic_ns()
second = time.monotonic_ns()
print(second >= first, time.time() > 1.6e9, time.perf_counter() <= time.perf_counter())
time.sleep(0.01)
print(time.monotonic_ns() - first >= 10_000_000)
print(sys.stdout.write("four"), file=sys.stdout)
sys.stdout.writelines(["a\n", "b\n"])
sys.stdout.flush()
