"""`itertools`: iterators made of iterators, each value computed when it is asked for.

The order of calls to the sources and functions is CPython's. `zip_longest` takes two or
three iterables, `starmap` functions of one to four parameters; elsewhere all of CPython
3.11's module is here.
"""

from .combinatoric import (
    combinations as combinations,
    combinations_with_replacement as combinations_with_replacement,
    permutations as permutations,
    product as product,
)
from .combining import accumulate as accumulate, chain as chain, pairwise as pairwise
from .endless import count as count, cycle as cycle, repeat as repeat
from .grouping import groupby as groupby, tee as tee
from .padding import starmap as starmap, zip_longest as zip_longest
from .selecting import (
    compress as compress,
    dropwhile as dropwhile,
    filterfalse as filterfalse,
    islice as islice,
    takewhile as takewhile,
)
