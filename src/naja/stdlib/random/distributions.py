"""Numbers of the usual distributions, made of uniform ones."""

from math import acos, cos, e, exp, log, pi, sin, sqrt
from typing import Final

_TURN: Final = 2.0 * pi
_NORMAL: Final = 1.7155277699214135
_LOG4: Final = 1.3862943611198906
_GAMMA: Final = 2.504077396776274


class Distributions:
    """The distributions over a generator's `random`."""

    def __init__(self) -> None:
        self.gauss_next: float | None = None

    def random(self) -> float:
        raise NotImplementedError

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
