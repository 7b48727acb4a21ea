import collections
import sys
from functools import partialmethod

Point = collections.namedtuple("Point", "x y")
for line in sys.stdin:
    print(line, partialmethod)
