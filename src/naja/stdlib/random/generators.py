"""The generators."""

from bisect import bisect_right
from math import ceil, floor, isfinite, log
from typing import Iterable, Protocol, Sequence, TypeVar

from naja.runtime.mersenne_unsafe import Mersenne

from .distributions import Distributions
from .seeds import Seed, entropy, seed_words

_T = TypeVar("_T")
_W = TypeVar("_W", bound=float)
_T_co = TypeVar("_T_co", covariant=True)


class Items(Protocol[_T_co]):
    """What can be chosen from: things in places."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> _T_co: ...


class Random(Distributions):
    """A generator of its own."""

    def __init__(self, x: Seed = None) -> None:
        super().__init__()
        self._source = Mersenne()
        self.seed(x)

    def seed(self, a: Seed = None, version: int = 2) -> None:
        """Begin anew; from entropy without an argument."""
        self._source.seed(seed_words(a))
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

    def choice(self, seq: Items[_T]) -> _T:
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
        population: Items[_T],
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


class SystemRandom(Random):
    """Numbers straight from the machine's entropy."""

    def __init__(self, x: Seed = None) -> None:
        super().__init__(0)

    def seed(self, a: Seed = None, version: int = 2) -> None:
        """Does nothing."""
        self._source.seed([0])

    def random(self) -> float:
        return (int.from_bytes(entropy(7), "big") >> 3) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k: int, /) -> int:
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(entropy(count), "big") >> (count * 8 - k)

    def randbytes(self, n: int) -> bytes:
        return entropy(n)


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
