"""`random`: the numbers that CPython's gives for the same seed.

Logarithms and circular functions may differ in the last digit, and so may what is made of
them. Deliberately missing: `getstate` and `setstate`.
"""

from .generators import Random as Random, SystemRandom as SystemRandom
from .hidden import (
    betavariate as betavariate,
    choice as choice,
    choices as choices,
    expovariate as expovariate,
    gammavariate as gammavariate,
    gauss as gauss,
    getrandbits as getrandbits,
    lognormvariate as lognormvariate,
    normalvariate as normalvariate,
    paretovariate as paretovariate,
    randbytes as randbytes,
    randint as randint,
    random as random,
    randrange as randrange,
    sample as sample,
    seed as seed,
    shuffle as shuffle,
    triangular as triangular,
    uniform as uniform,
    vonmisesvariate as vonmisesvariate,
    weibullvariate as weibullvariate,
)
