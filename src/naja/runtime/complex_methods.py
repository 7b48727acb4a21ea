# mypy: disable-error-code="misc"
"""The methods of `complex`."""

from naja.runtime.complex_numbers import (
    combine,
    complex_format,
    complex_hash,
    complex_repr,
    divide,
    magnitude,
    make_complex,
    multiply,
    power,
)


class ComplexMethods:
    """What a complex number can do; a class of its own for its length only."""

    real: float
    imag: float

    def __add__(self: complex, other: complex, /) -> complex:
        return make_complex(self.real + other.real, self.imag + other.imag)

    def __radd__(self: complex, other: complex, /) -> complex:
        return make_complex(other.real + self.real, other.imag + self.imag)

    def __sub__(self: complex, other: complex, /) -> complex:
        return make_complex(self.real - other.real, self.imag - other.imag)

    def __rsub__(self: complex, other: complex, /) -> complex:
        return make_complex(other.real - self.real, other.imag - self.imag)

    def __mul__(self: complex, other: complex, /) -> complex:
        return multiply(self, other)

    def __rmul__(self: complex, other: complex, /) -> complex:
        return multiply(other, self)

    def __truediv__(self: complex, other: complex, /) -> complex:
        return divide(self, combine(other, 0.0))

    def __rtruediv__(self: complex, other: complex, /) -> complex:
        return divide(combine(other, 0.0), self)

    def __pow__(self: complex, exponent: complex, modulus: None = None, /) -> complex:
        return power(self, combine(exponent, 0.0))

    def __rpow__(self: complex, base: complex, modulus: None = None, /) -> complex:
        return power(combine(base, 0.0), self)

    def __neg__(self: complex) -> complex:
        return make_complex(-self.real, -self.imag)

    def __pos__(self: complex) -> complex:
        return self

    def __abs__(self: complex) -> float:
        return magnitude(self)

    def __bool__(self: complex) -> bool:
        return self.real != 0.0 or self.imag != 0.0

    def __complex__(self: complex) -> complex:
        return self

    def __eq__(self: complex, other: object, /) -> bool:
        if isinstance(other, complex):
            return self.real == other.real and self.imag == other.imag
        if isinstance(other, int):
            return self.imag == 0.0 and self.real == other
        if isinstance(other, float):
            return self.imag == 0.0 and self.real == other
        return False

    def __ne__(self: complex, other: object, /) -> bool:
        return not self == other

    def __hash__(self: complex) -> int:
        return complex_hash(self)

    def __str__(self: complex) -> str:
        return complex_repr(self)

    def __repr__(self: complex) -> str:
        return complex_repr(self)

    def __format__(self: complex, spec: str, /) -> str:
        return complex_format(self, spec)

    def conjugate(self: complex) -> complex:
        return make_complex(self.real, -self.imag)
