"""`text % values`: the conversions of C's printf with Python's additions."""

from typing import Final, Protocol, runtime_checkable

from naja.runtime.text_repr import ascii_only

_FLAGS: Final = "-+ #0"


@runtime_checkable
class Keyed(Protocol):
    """A dict, whatever its keys and values are."""

    def _naja_named(self, key: str, /) -> object: ...


class _Conversion:
    """What stands between `%` and its letter."""

    def __init__(self) -> None:
        self.flags = ""
        self.width = 0
        self.precision = -1

    def pad(self, text: str) -> str:
        if "-" in self.flags:
            return text.ljust(self.width)
        return text.rjust(self.width)

    def number(self, negative: bool, prefix: str, digits: str) -> str:
        """Sign, prefix and digits in the wanted width."""
        sign = "-" if negative else "+" if "+" in self.flags else " " if " " in self.flags else ""
        whole = digits.rjust(self.precision, "0") if self.precision >= 0 else digits
        if "0" in self.flags and "-" not in self.flags:
            whole = whole.rjust(self.width - len(sign) - len(prefix), "0")
        return self.pad(sign + prefix + whole)

    def float_spec(self, letter: str) -> str:
        """The same for `format`."""
        spec = "<" if "-" in self.flags else "" if "0" in self.flags else ">"
        spec += "+" if "+" in self.flags else " " if " " in self.flags else ""
        spec += "#" if "#" in self.flags else ""
        spec += "0" if "0" in self.flags and "-" not in self.flags else ""
        spec += str(self.width) if self.width > 0 else ""
        return spec + "." + str(6 if self.precision < 0 else self.precision) + letter


class _Formatter:
    """Walks over a format, taking one value after the other."""

    def __init__(self, text: str, values: tuple[object, ...], keyed: Keyed | None) -> None:
        self._text = text
        self._values = values
        self._keyed = keyed
        self._at = 0
        self._taken = 0

    def run(self) -> str:
        parts: list[str] = []
        while True:
            found = self._text.find("%", self._at)
            if found < 0:
                parts.append(self._text[self._at :])
                break
            parts.append(self._text[self._at : found])
            self._at = found + 1
            parts.append(self._conversion())
        if self._taken < len(self._values) and self._keyed is None:
            raise TypeError("not all arguments converted during string formatting")
        return "".join(parts)

    def _next(self) -> object:
        if self._taken >= len(self._values):
            raise TypeError("not enough arguments for format string")
        value = self._values[self._taken]
        self._taken += 1
        return value

    def _peek(self) -> str:
        if self._at >= len(self._text):
            raise ValueError("incomplete format")
        return self._text[self._at]

    def _number(self) -> int:
        """Digits, or `*` for the next value."""
        if self._peek() == "*":
            self._at += 1
            value = self._next()
            if isinstance(value, int):
                return int(value)
            raise TypeError("* wants int")
        result = 0
        while "0" <= self._peek() <= "9":
            result = result * 10 + ord(self._peek()) - 48
            self._at += 1
        return result

    def _conversion(self) -> str:
        made = _Conversion()
        if self._peek() == "(":
            self._take_named()
        while self._peek() in _FLAGS:
            made.flags += self._peek()
            self._at += 1
        made.width = self._number()
        if made.width < 0:
            made.flags += "-"
            made.width = -made.width
        if self._peek() == ".":
            self._at += 1
            made.precision = max(self._number(), 0)
        if self._peek() in "hlL":
            self._at += 1
        letter = self._peek()
        self._at += 1
        if letter == "%":
            return "%"
        return self._shown(made, letter)

    def _take_named(self) -> None:
        """`(key)`: the value of that key is the next."""
        keyed = self._keyed
        if keyed is None:
            raise TypeError("format requires a mapping")
        start, depth = self._at + 1, 1
        while depth > 0:
            self._at += 1
            if self._at >= len(self._text):
                raise ValueError("incomplete format key")
            letter = self._text[self._at]
            depth += int(letter == "(") - int(letter == ")")
        self._values = (keyed._naja_named(self._text[start : self._at]),)
        self._taken = 0
        self._at += 1

    def _shown(self, made: _Conversion, letter: str) -> str:
        if letter in "sra":
            return made.pad(_cut(_text_of(self._next(), letter), made.precision))
        if letter in "diu":
            value = _whole(self._next(), letter)
            return made.number(value < 0, "", str(value).lstrip("-"))
        if letter in "xXo":
            return _based(made, self._next(), letter)
        if letter in "eEfFgG":
            return format(_real(self._next()), made.float_spec(letter))
        if letter == "c":
            return made.pad(_character(self._next()))
        raise ValueError(
            f"unsupported format character '{letter}' (0x{ord(letter):x}) at index {self._at - 1}"
        )


def percent_text(text: str, values: tuple[object, ...]) -> str:
    """The text with each conversion replaced. TypeError, ValueError as in CPython."""
    return _Formatter(text, values, None).run()


def percent_with(text: str, values: object) -> str:
    """The same of one object, which conversions with a key look into if it is a dict."""
    return _Formatter(text, (values,), values if isinstance(values, Keyed) else None).run()


def _cut(text: str, precision: int) -> str:
    return text if precision < 0 else text[:precision]


def _text_of(value: object, letter: str) -> str:
    if letter == "s":
        return str(value)
    return repr(value) if letter == "r" else ascii_only(repr(value))


def _whole(value: object, letter: str) -> int:
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return int(value)
    raise TypeError(f"%{letter} format: a real number is required, not {type(value).__name__}")


def _based(made: _Conversion, value: object, letter: str) -> str:
    if not isinstance(value, int):
        raise TypeError(f"%{letter} format: an integer is required, not {type(value).__name__}")
    number = int(value)
    digits = format(number, letter).lstrip("-")
    return made.number(number < 0, "0" + letter if "#" in made.flags else "", digits)


def _real(value: object) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(int(value))
    raise TypeError("must be real number, not " + type(value).__name__)


def _character(value: object) -> str:
    if isinstance(value, str) and len(value) == 1:
        return value
    if isinstance(value, int):
        code = int(value)
        if not 0 <= code <= 0x10FFFF:
            raise OverflowError("%c arg not in range(0x110000)")
        return chr(code)
    raise TypeError("%c requires int or char")
