"""The functions of the module: those of one hidden generator."""

from typing import Iterable, Sequence, TypeVar

from .generators import Items, Random
from .seeds import Seed

_T = TypeVar("_T")
_W = TypeVar("_W", bound=float)


def _lazy_generator() -> Random:
    return Random()


_generator: Random = _lazy_generator()


def seed(a: Seed = None, version: int = 2) -> None:
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


def choice(seq: Items[_T]) -> _T:
    return _generator.choice(seq)


def shuffle(x: list[_T]) -> None:
    _generator.shuffle(x)


def sample(population: Sequence[_T], k: int, *, counts: Iterable[int] | None = None) -> list[_T]:
    return _generator.sample(population, k, counts=counts)


def choices(
    population: Items[_T],
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
