"""`random`: the numbers that CPython's gives for the same seed.

Logarithms and circular functions may differ in the last digit, and so may what is made of
them. Deliberately missing: `getstate` and `setstate`.
"""

from bisect import bisect_right
from math import acos, ceil, cos, e, exp, floor, isfinite, log, pi, sin, sqrt
from typing import Final, Iterable, Protocol, Sequence, TypeVar

from naja.hal import Entropy, service
from naja.runtime.digest_tables import SHA512_START
from naja.runtime.mersenne_unsafe import Mersenne
from naja.runtime.sha2_unsafe import Sha512

_T = TypeVar("_T")
_W = TypeVar("_W", bound=float)
_T_co = TypeVar("_T_co", covariant=True)
_Seed = int | float | str | bytes | bytearray | None
_WORD: Final = 0xFFFFFFFF
_TURN: Final = 2.0 * pi
_NORMAL: Final = 1.7155277699214135
_LOG4: Final = 1.3862943611198906
_GAMMA: Final = 2.504077396776274


class _Items(Protocol[_T_co]):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> _T_co: ...


def _entropy(count: int) -> bytes:
    return service(Entropy).random_bytes(count)  # type: ignore[type-abstract]


def _words_of(octets: bytes) -> list[int]:
    """A number, most significant octet first, as words of 32 bits, the lowest first."""
    words: list[int] = []
    stop = len(octets)
    while stop > 0:
        words.append(int.from_bytes(octets[max(stop - 4, 0) : stop], "big"))
        stop -= 4
    while len(words) > 1 and words[-1] == 0:
        words.pop()
    return words if words else [0]


def _seed_words(seed: _Seed) -> list[int]:
    """What a seed means for the generator."""
    if seed is None:
        return _words_of(_entropy(2496))
    if isinstance(seed, bool):
        return [1 if seed else 0]
    if isinstance(seed, int):
        low = seed & _WORD
        high = seed >> 32
        if seed < 0:
            low = -low & _WORD
            high = -high - (1 if low != 0 else 0)
        return [low, high & _WORD] if high != 0 else [low]
    if isinstance(seed, float):
        hashed = hash(seed)
        return [hashed & _WORD, hashed >> 32 & _WORD] if hashed >> 32 != 0 else [hashed]
    octets = seed.encode() if isinstance(seed, str) else bytes(seed)
    state = Sha512(SHA512_START)
    state.update(octets)
    return _words_of(octets + state.finish(64))


class Random:
    """A generator of its own."""

    def __init__(self, x: _Seed = None) -> None:
        self._source = Mersenne()
        self.gauss_next: float | None = None
        self.seed(x)

    def seed(self, a: _Seed = None, version: int = 2) -> None:
        """Begin anew; from entropy without an argument."""
        self._source.seed(_seed_words(a))
        self.gauss_next = None

    def random(self) -> float:
        """A float of 53 random bits, 0 <= x < 1."""
        high = self._source.word() >> 5
        low = self._source.word() >> 6
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int, /) -> int:
        """A number of `k` random bits. OverflowError if it takes more than 63."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        made = 0
        shift = 0
        while shift < k:
            word = self._source.word()
            if k - shift < 32:
                word >>= 32 - (k - shift)
            if word != 0:
                made |= word << shift
            shift += 32
        return made

    def randbytes(self, n: int) -> bytes:
        """`n` random octets."""
        if n < 0:
            raise ValueError("number of bits must be non-negative")
        made = bytearray()
        while len(made) < n:
            left = n - len(made)
            word = self._source.word()
            if left < 4:
                word >>= 32 - 8 * left
            made += word.to_bytes(min(left, 4), "little")
        return bytes(made)

    def _below(self, n: int) -> int:
        """A number 0 <= x < n, all equally likely."""
        bits = n.bit_length()
        found = self.getrandbits(bits)
        while found >= n:
            found = self.getrandbits(bits)
        return found

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """A number of `range(start, stop, step)`. ValueError if that is empty."""
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(count)

    def randint(self, a: int, b: int) -> int:
        """A number a <= x <= b."""
        return self.randrange(a, b + 1)

    def choice(self, seq: _Items[_T]) -> _T:
        """One of the items. IndexError if there is none."""
        if len(seq) == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x: list[_T]) -> None:
        """Put a list into random order."""
        for at in range(len(x) - 1, 0, -1):
            other = self._below(at + 1)
            x[at], x[other] = x[other], x[at]

    def sample(
        self, population: Sequence[_T], k: int, *, counts: Iterable[int] | None = None
    ) -> list[_T]:
        """`k` items of different places; `counts` says how often each is there."""
        if counts is None:
            return [population[place] for place in self._places(len(population), k)]
        sums = _sums([count for count in counts])
        if len(sums) != len(population):
            raise ValueError("The number of counts does not match the population")
        total = sums.pop()
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[bisect_right(sums, place)] for place in self._places(total, k)]

    def _places(self, n: int, k: int) -> list[int]:
        """`k` different numbers below `n`."""
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        limit = 21
        if k > 5:
            limit += 1 << 2 * ceil(log(k * 3, 4))
        made: list[int] = []
        if n <= limit:
            pool = list(range(n))
            for at in range(k):
                place = self._below(n - at)
                made.append(pool[place])
                pool[place] = pool[n - at - 1]
            return made
        taken: set[int] = set()
        for _ in range(k):
            place = self._below(n)
            while place in taken:
                place = self._below(n)
            taken.add(place)
            made.append(place)
        return made

    def choices(
        self,
        population: _Items[_T],
        weights: Sequence[_W] | None = None,
        *,
        cum_weights: Sequence[_W] | None = None,
        k: int = 1,
    ) -> list[_T]:
        """`k` items, each as likely as its weight says; the same may come again."""
        n = len(population)
        if cum_weights is not None:
            if weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            sums = [float(weight) for weight in cum_weights]
        elif weights is not None:
            sums = _real_sums([float(weight) for weight in weights])
        else:
            return [population[floor(self.random() * n)] for _ in range(k)]
        if len(sums) != n:
            raise ValueError("The number of weights does not match the population")
        total = sums[-1]
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[bisect_right(sums, self.random() * total, 0, n - 1)] for _ in range(k)]

    def uniform(self, a: float, b: float) -> float:
        """A float between `a` and `b`."""
        return a + (b - a) * self.random()

    def triangular(
        self, low: float = 0.0, high: float = 1.0, mode: int | float | None = None
    ) -> float:
        """A float between `low` and `high`, most likely near `mode` (the middle)."""
        first = float(low)
        last = float(high)
        u = self.random()
        middle = 0.5
        if mode is not None:
            if first == last:
                return first
            middle = (float(mode) - first) / (last - first)
        if u > middle:
            return last + (first - last) * sqrt((1.0 - u) * (1.0 - middle))
        return first + (last - first) * sqrt(u * middle)

    def normalvariate(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """Normal distribution, by the ratio of uniform numbers (Kinderman and Monahan)."""
        while True:
            u = self.random()
            v = 1.0 - self.random()
            z = _NORMAL * (u - 0.5) / v
            if z * z / 4.0 <= -log(v):
                return mu + z * sigma

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        """Normal distribution, two numbers at a time (Box and Muller)."""
        kept = self.gauss_next
        self.gauss_next = None
        if kept is None:
            angle = self.random() * _TURN
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            kept = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + kept * sigma

    def lognormvariate(self, mu: float, sigma: float) -> float:
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd: float) -> float:
        """Exponential distribution with the mean 1 / lambd."""
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu: float, kappa: float) -> float:
        """Angles around `mu` (Fisher, "Statistical Analysis of Circular Data")."""
        if kappa <= 1e-6:
            return _TURN * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        angle = acos((q + z) / (1.0 + q * z))
        return (mu + angle if self.random() > 0.5 else mu - angle) % _TURN

    def gammavariate(self, alpha: float, beta: float) -> float:
        """Gamma distribution; both parameters are positive."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._large_gamma(float(alpha)) * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        bound = (e + alpha) / e
        while True:
            p = bound * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((bound - p) / alpha)
            u = self.random()
            if u <= (x ** (alpha - 1.0) if p > 1.0 else exp(-x)):
                return x * beta

    def _large_gamma(self, alpha: float) -> float:
        """R. Cheng, "The generation of Gamma variables with non-integral shape" (1977)."""
        inverse = sqrt(2.0 * alpha - 1.0)
        base = alpha - _LOG4
        factor = alpha + inverse
        while True:
            u = self.random()
            if not 1e-7 < u < 0.9999999:
                continue
            other = 1.0 - self.random()
            v = log(u / (1.0 - u)) / inverse
            x = alpha * exp(v)
            z = u * u * other
            r = base + factor * v - x
            if r + _GAMMA - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def betavariate(self, alpha: float, beta: float) -> float:
        """Beta distribution; both parameters are positive."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y != 0.0 else 0.0

    def paretovariate(self, alpha: float) -> float:
        u = 1.0 - self.random()
        return float(u ** (-1.0 / alpha))

    def weibullvariate(self, alpha: float, beta: float) -> float:
        u = 1.0 - self.random()
        return float(alpha * (-log(u)) ** (1.0 / beta))


class SystemRandom(Random):
    """Numbers straight from the machine's entropy."""

    def __init__(self, x: _Seed = None) -> None:
        super().__init__(0)

    def seed(self, a: _Seed = None, version: int = 2) -> None:
        """Does nothing."""
        self._source.seed([0])

    def random(self) -> float:
        return (int.from_bytes(_entropy(7), "big") >> 3) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int, /) -> int:
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(_entropy(count), "big") >> (count * 8 - k)

    def randbytes(self, n: int) -> bytes:
        return _entropy(n)


def _sums(values: list[int]) -> list[int]:
    made: list[int] = []
    total = 0
    for value in values:
        total += value
        made.append(total)
    return made


def _real_sums(values: list[float]) -> list[float]:
    made: list[float] = []
    total = 0.0
    for value in values:
        total += value
        made.append(total)
    return made


def _lazy_generator() -> Random:
    return Random()


_generator: Random = _lazy_generator()


def seed(a: _Seed = None, version: int = 2) -> None:
    _generator.seed(a)


def random() -> float:
    return _generator.random()


def getrandbits(k: int, /) -> int:
    return _generator.getrandbits(k)


def randbytes(n: int) -> bytes:
    return _generator.randbytes(n)


def randrange(start: int, stop: int | None = None, step: int = 1) -> int:
    return _generator.randrange(start, stop, step)


def randint(a: int, b: int) -> int:
    return _generator.randint(a, b)


def choice(seq: _Items[_T]) -> _T:
    return _generator.choice(seq)


def shuffle(x: list[_T]) -> None:
    _generator.shuffle(x)


def sample(population: Sequence[_T], k: int, *, counts: Iterable[int] | None = None) -> list[_T]:
    return _generator.sample(population, k, counts=counts)


def choices(
    population: _Items[_T],
    weights: Sequence[_W] | None = None,
    *,
    cum_weights: Sequence[_W] | None = None,
    k: int = 1,
) -> list[_T]:
    return _generator.choices(population, weights, cum_weights=cum_weights, k=k)


def uniform(a: float, b: float) -> float:
    return _generator.uniform(a, b)


def triangular(low: float = 0.0, high: float = 1.0, mode: int | float | None = None) -> float:
    return _generator.triangular(low, high, mode)


def normalvariate(mu: float = 0.0, sigma: float = 1.0) -> float:
    return _generator.normalvariate(mu, sigma)


def gauss(mu: float = 0.0, sigma: float = 1.0) -> float:
    return _generator.gauss(mu, sigma)


def lognormvariate(mu: float, sigma: float) -> float:
    return _generator.lognormvariate(mu, sigma)


def expovariate(lambd: float) -> float:
    return _generator.expovariate(lambd)


def vonmisesvariate(mu: float, kappa: float) -> float:
    return _generator.vonmisesvariate(mu, kappa)


def gammavariate(alpha: float, beta: float) -> float:
    return _generator.gammavariate(alpha, beta)


def betavariate(alpha: float, beta: float) -> float:
    return _generator.betavariate(alpha, beta)


def paretovariate(alpha: float) -> float:
    return _generator.paretovariate(alpha)


def weibullvariate(alpha: float, beta: float) -> float:
    return _generator.weibullvariate(alpha, beta)
