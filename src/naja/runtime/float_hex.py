"""`float.fromhex`: a hexadecimal number with a binary exponent, rounded half to even."""

from typing import NoReturn

from naja.runtime.float_power import scale

# Digits beyond this many bits only tell whether something is left.
_KEPT_BITS = 58
_SMALLEST_EXPONENT = -1074


class _HexNumber:
    """`mantissa * 2**exponent`, and whether a little more."""

    def __init__(self) -> None:
        self.mantissa = 0
        self.exponent = 0
        self.more = False

    def add_digit(self, digit: int, behind_point: bool) -> None:
        if self.mantissa >> (_KEPT_BITS - 4) == 0:
            self.mantissa = self.mantissa * 16 + digit
            if behind_point:
                self.exponent -= 4
        else:
            self.more = self.more or digit != 0
            if not behind_point:
                self.exponent += 4

    def rounded(self) -> float:
        """OverflowError if it is too large."""
        mantissa = self.mantissa
        if mantissa == 0:
            return 0.0
        top = self.exponent + mantissa.bit_length()
        if top > 1025:
            _too_large()
        if top < _SMALLEST_EXPONENT - 1:
            return 0.0
        shift = max(top - 53, _SMALLEST_EXPONENT) - self.exponent
        exponent = self.exponent
        if shift > 0:
            rest = mantissa & ((1 << shift) - 1)
            half = 1 << (shift - 1)
            mantissa >>= shift
            exponent += shift
            if rest > half or rest == half and (self.more or mantissa & 1):
                mantissa += 1
        if exponent + mantissa.bit_length() > 1024:
            _too_large()
        return scale(float(mantissa), exponent)


def _too_large() -> NoReturn:
    raise OverflowError("hexadecimal value too large to represent as a float")


def _invalid() -> NoReturn:
    raise ValueError("invalid hexadecimal floating-point string")


def float_of_hex(text: str) -> float:
    """Of `[+-][0x]digits[.digits][p[+-]digits]`, `inf` or `nan`. ValueError, OverflowError."""
    rest = text.strip(" \t\n\r\x0b\x0c").lower()
    negative = rest.startswith("-")
    if rest[:1] in ("+", "-"):
        rest = rest[1:]
    if rest in ("inf", "infinity", "nan"):
        value = float(rest)
        return -value if negative else value
    rest = rest.removeprefix("0x")
    number = _HexNumber()
    behind_point = False
    digits = 0
    at = 0
    while at < len(rest) and rest[at] != "p":
        character = rest[at]
        if character == "." and not behind_point:
            behind_point = True
        else:
            number.add_digit(_digit(character), behind_point)
            digits += 1
        at += 1
    if digits == 0:
        _invalid()
    if at < len(rest):
        number.exponent += _exponent(rest[at + 1 :])
    value = number.rounded()
    return -value if negative else value


def _digit(character: str) -> int:
    if "0" <= character <= "9":
        return ord(character) - 48
    if "a" <= character <= "f":
        return ord(character) - 87
    _invalid()


def _exponent(text: str) -> int:
    digits = text[1:] if text[:1] in ("+", "-") else text
    if digits == "" or not digits.isascii() or not digits.isdecimal():
        _invalid()
    size = int(digits) if len(digits) < 10 else 1000000000
    return -size if text.startswith("-") else size
