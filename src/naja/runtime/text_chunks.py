"""How `textwrap` divides a paragraph: white space, words, parts of hyphenated words, dashes."""

from typing import Final

_WHITESPACE: Final = "\t\n\x0b\x0c\r "


def plain_chunks(text: str) -> list[str]:
    """Runs of white space and what is between them, nothing lost."""
    chunks: list[str] = []
    start = 0
    while start < len(text):
        blank = text[start] in _WHITESPACE
        end = start + 1
        while end < len(text) and (text[end] in _WHITESPACE) == blank:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


def breakable_chunks(text: str) -> list[str]:
    """Like `plain_chunks`, but words are divided behind hyphens and around long dashes."""
    chunks: list[str] = []
    start = 0
    while start < len(text):
        if text[start] in _WHITESPACE:
            end = start + 1
            while end < len(text) and text[end] in _WHITESPACE:
                end += 1
        else:
            end = _dash_end(text, start)
            if end < 0:
                end = _word_end(text, start)
        chunks.append(text[start:end])
        start = end
    return chunks


def sentence_ends(chunk: str) -> bool:
    """A small letter, a full stop or its kin, and perhaps a quote."""
    end = len(chunk)
    if end > 0 and chunk[end - 1] in "\"'":
        end -= 1
    return end > 1 and chunk[end - 1] in ".!?" and "a" <= chunk[end - 2] <= "z"


def _word_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text):
        character = text[end]
        if character in _WHITESPACE:
            return end
        if character == "-":
            if _hyphenates(text, end):
                return end + 1
            if _dash_end(text, end) >= 0:
                return end
        end += 1
    return end


def _dash_end(text: str, at: int) -> int:
    """The end of a run of two or more dashes between words; -1 where there is none at `at`."""
    if at == 0 or not (_in_word(text, at - 1) or text[at - 1] in "!\"'&.,?"):
        return -1
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - at >= 2 and _in_word(text, end) else -1


def _hyphenates(text: str, at: int) -> bool:
    """The hyphen at `at` has letters on both sides, as in `well-known` or `e-mail-x`."""
    before = (_letter(text, at - 1) and _letter(text, at - 2)) or (
        _letter(text, at - 1) and at >= 2 and text[at - 2] == "-" and _letter(text, at - 3)
    )
    if not before or not _letter(text, at + 1):
        return False
    if _letter(text, at + 2):
        return True
    return at + 2 < len(text) and text[at + 2] == "-" and _letter(text, at + 3)


def _in_word(text: str, at: int) -> bool:
    return at < len(text) and (text[at].isalnum() or text[at] == "_")


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and _in_word(text, at) and not text[at].isdecimal()
