"""Complex numbers: arithmetic, powers and text. Source: the methods of CPython's complexobject.c
and PEP 3101; the formulas of division and powers are those that give its very digits.
"""

from typing import Final

from naja.lang.bits import wrap_add, wrap_mul
from naja.runtime.float_arithmetic import float_pow, floor
from naja.runtime.float_circle import hypotenuse
from naja.runtime.float_functions import arc, cosine, exponential, logarithm, sine
from naja.runtime.float_parse import float_of_text
from naja.runtime.float_text import float_repr, is_finite, is_negative
from naja.runtime.format_float import lay_out_float
from naja.runtime.format_spec import FormatSpec, pad_text, parse_spec, unknown_code
from naja.runtime.hashing import float_hash

_IMAGINARY_FACTOR: Final = 1000003


def make_complex(real: float, imag: float) -> complex:
    made = complex.__new__(complex)
    made.real = real  # type: ignore[misc]
    made.imag = imag  # type: ignore[misc]
    return made


def combine(real: complex, imag: complex) -> complex:
    """`complex(real, imag)`, where the parts may be complex themselves."""
    x = float(real.real)
    y = float(imag.real)
    if isinstance(imag, complex):
        x -= imag.imag
    if isinstance(real, complex):
        y += real.imag
    return make_complex(x, y)


def multiply(a: complex, b: complex) -> complex:
    return make_complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real)


def divide(a: complex, b: complex) -> complex:
    """`a / b`, scaled by the larger part of `b`. ZeroDivisionError."""
    wide = abs(b.real)
    high = abs(b.imag)
    if wide >= high:
        if wide == 0.0:
            raise ZeroDivisionError("complex division by zero")
        ratio = b.imag / b.real
        size = b.real + b.imag * ratio
        return make_complex((a.real + a.imag * ratio) / size, (a.imag - a.real * ratio) / size)
    if high >= wide:
        ratio = b.real / b.imag
        size = b.real * ratio + b.imag
        return make_complex((a.real * ratio + a.imag) / size, (a.imag * ratio - a.real) / size)
    nothing = wide + high
    return make_complex(nothing, nothing)


def magnitude(value: complex) -> float:
    """`abs(value)`. OverflowError."""
    wide = abs(value.real)
    high = abs(value.imag)
    if not is_finite(wide) or not is_finite(high):
        if wide == wide and not is_finite(wide):
            return wide
        return high if high == high and not is_finite(high) else wide + high
    result = hypotenuse(wide, high)
    if not is_finite(result):
        raise OverflowError("absolute value too large")
    return result


def power(base: complex, exponent: complex) -> complex:
    """`base ** exponent`: small whole exponents by multiplication.

    Errors: ZeroDivisionError, OverflowError.
    """
    whole = exponent.imag == 0.0 and exponent.real == floor(exponent.real)
    if whole and abs(exponent.real) <= 100.0:
        result = _whole_power(base, int(exponent.real))
    else:
        result = _polar_power(base, exponent)
    if not is_finite(result.real) or not is_finite(result.imag):
        given = is_finite(result.real) or is_finite(result.imag) or result.real == result.real
        if given and (_is_infinite(result.real) or _is_infinite(result.imag)):
            raise OverflowError("complex exponentiation")
    return result


def _is_infinite(value: float) -> bool:
    return value == value and not is_finite(value)


def _whole_power(base: complex, exponent: int) -> complex:
    if exponent > 0:
        return _product(base, exponent)
    under = _product(base, -exponent)
    if under.real == 0.0 and under.imag == 0.0:
        raise ZeroDivisionError("0.0 to a negative or complex power")
    return divide(make_complex(1.0, 0.0), under)


def _product(base: complex, count: int) -> complex:
    result = make_complex(1.0, 0.0)
    factor = base
    mask = 1
    while mask <= count:
        if count & mask != 0:
            result = multiply(result, factor)
        mask <<= 1
        factor = multiply(factor, factor)
    return result


def _polar_power(base: complex, exponent: complex) -> complex:
    if base.real == 0.0 and base.imag == 0.0:
        if exponent.imag != 0.0 or exponent.real < 0.0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return make_complex(0.0, 0.0)
    size = hypotenuse(abs(base.real), abs(base.imag))
    angle = arc(base.imag, base.real)
    length = float_pow(size, exponent.real)
    phase = angle * exponent.real
    if exponent.imag != 0.0:
        length /= exponential(angle * exponent.imag)
        phase += exponent.imag * logarithm(size)
    return make_complex(length * cosine(phase), length * sine(phase))


def complex_hash(value: complex) -> int:
    """That of an equal float or int where there is one."""
    imaginary = wrap_mul(float_hash(value.imag), _IMAGINARY_FACTOR)
    combined = wrap_add(float_hash(value.real), imaginary)
    return -2 if combined == -1 else combined


def _part(value: float) -> str:
    text = float_repr(value)
    return text[:-2] if text.endswith(".0") else text


def _has_no_real_part(value: complex) -> bool:
    return value.real == 0.0 and not is_negative(value.real)


def complex_repr(value: complex) -> str:
    if _has_no_real_part(value):
        return _part(value.imag) + "j"
    imaginary = _part(value.imag)
    sign = "" if imaginary.startswith("-") else "+"
    return "(" + _part(value.real) + sign + imaginary + "j)"


def complex_format(value: complex, spec_text: str) -> str:
    """`format(value, spec_text)`; ValueError in CPython's words."""
    if spec_text == "":
        return complex_repr(value)
    spec = parse_spec(spec_text, 62, "complex")
    # e E f F g G n
    if spec.kind not in (0, 101, 69, 102, 70, 103, 71, 110):
        raise unknown_code(spec.kind, "complex")
    if spec.fill == 48:
        raise ValueError("Zero padding is not allowed in complex format specifier")
    if spec.align == 61:
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    sign = spec.sign
    plain = spec.kind == 0
    imaginary = _formatted_part(value.imag, spec, sign if _bare(value, plain) else 43)
    if _bare(value, plain):
        return pad_text(imaginary + "j", spec)
    text = _formatted_part(value.real, spec, sign) + imaginary + "j"
    return pad_text("(" + text + ")" if plain else text, spec)


def _bare(value: complex, plain: bool) -> bool:
    """Only the imaginary part is shown."""
    return plain and _has_no_real_part(value)


def _formatted_part(value: float, spec: FormatSpec, sign: int) -> str:
    part = FormatSpec(32, 62)
    part.sign = sign
    part.no_negative_zero = spec.no_negative_zero
    part.alternate = spec.alternate
    part.grouping = spec.grouping
    part.precision = spec.precision
    part.kind = spec.kind
    if spec.kind == 0 and spec.precision >= 0:
        part.kind = 103
    text = lay_out_float(value, part)
    if part.kind != 0 or not text.endswith(".0"):
        return text
    return text[:-1] if spec.alternate else text[:-2]


def complex_of_text(text: str) -> complex:
    """`complex(text)`; ValueError in CPython's words."""
    plain = text.strip()
    if plain.startswith("(") and plain.endswith(")") and len(plain) > 1:
        plain = plain[1:-1].strip()
    try:
        found = _parts(plain)
    except ValueError:
        raise ValueError(f"could not convert string to complex: {text!r}") from None
    if found is None:
        raise ValueError("complex() arg is a malformed string")
    return found


def _parts(text: str) -> complex | None:
    """The number that `text` is; None if it is none."""
    end = _number_end(text, 0)
    if end == 0:
        start = 1 if text.startswith(("+", "-")) else 0
        if text[start:] not in ("j", "J"):
            return None
        return make_complex(0.0, -1.0 if text.startswith("-") else 1.0)
    first = float_of_text(text[:end])
    rest = text[end:]
    if rest == "":
        return make_complex(first, 0.0)
    if rest in ("j", "J"):
        return make_complex(0.0, first)
    if not rest.startswith(("+", "-")):
        return None
    stop = _number_end(rest, 0)
    if rest[max(stop, 1) :] not in ("j", "J"):
        return None
    if stop == 0:
        return make_complex(first, -1.0 if rest.startswith("-") else 1.0)
    return make_complex(first, float_of_text(rest[:stop]))


def _number_end(text: str, start: int) -> int:
    """Behind the float that stands at `start`; `start` if there is none."""
    at = start
    if text[at : at + 1] in ("+", "-"):
        at += 1
    word = text[at : at + 8].lower()
    if word == "infinity":
        return at + 8
    if word[:3] in ("inf", "nan"):
        return at + 3
    whole = _digits_end(text, at)
    end = whole
    if text[end : end + 1] == ".":
        end = _digits_end(text, end + 1)
        if end == whole + 1 and whole == at:
            return start
    elif whole == at:
        return start
    if text[end : end + 1] in ("e", "E"):
        behind = end + 2 if text[end + 1 : end + 2] in ("+", "-") else end + 1
        stop = _digits_end(text, behind)
        if stop > behind:
            return stop
    return end


def _digits_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isdecimal() or text[at] == "_"):
        at += 1
    return at
