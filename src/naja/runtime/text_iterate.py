"""`for character in text`."""

from naja.runtime.text_unsafe import single, text_length, unit


class StrIterator:
    """The characters of a str in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._length = text_length(text)

    def __iter__(self) -> "StrIterator":
        return self

    def __next__(self) -> str:
        if self._at >= self._length:
            raise StopIteration()
        return self._take()

    def _has_next(self) -> bool:
        return self._at < self._length

    def _take(self) -> str:
        at = self._at
        self._at = at + 1
        return single(unit(self._text, at))
