"""`textwrap`: paragraphs of a given width; common margins removed and added.

Written as scanners, since CPython's regular expressions do not exist here; tested against
CPython's with random text.
"""

from typing import Callable

from naja.runtime.text_chunks import breakable_chunks, plain_chunks, sentence_ends


class TextWrapper:
    """The options of `wrap` and `fill`, for use with many texts."""

    def __init__(
        self,
        width: int = 70,
        initial_indent: str = "",
        subsequent_indent: str = "",
        expand_tabs: bool = True,
        replace_whitespace: bool = True,
        fix_sentence_endings: bool = False,
        break_long_words: bool = True,
        drop_whitespace: bool = True,
        break_on_hyphens: bool = True,
        tabsize: int = 8,
        *,
        max_lines: int | None = None,
        placeholder: str = " [...]",
    ) -> None:
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text: str) -> list[str]:
        """Lines of at most `width` characters, without line ends."""
        chunks = self._split(self._munge(text))
        if self.fix_sentence_endings:
            _fix_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text: str) -> str:
        """The lines of `wrap` as one text."""
        return "\n".join(self.wrap(text))

    def _munge(self, text: str) -> str:
        result = text
        if self.expand_tabs:
            result = result.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for space in "\t\n\x0b\x0c\r":
                result = result.replace(space, " ")
        return result

    def _split(self, text: str) -> list[str]:
        return breakable_chunks(text) if self.break_on_hyphens else plain_chunks(text)

    def _wrap_chunks(self, chunks: list[str]) -> list[str]:
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines: list[str] = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            current = self._take_line(chunks, room)
            if not current:
                continue
            if self._fits(lines, chunks, current, room):
                lines.append(indent + "".join(current))
                continue
            self._end_with_placeholder(lines, current, indent, room)
            break
        return lines

    def _take_line(self, chunks: list[str], room: int) -> list[str]:
        current: list[str] = []
        used = 0
        while chunks and used + len(chunks[-1]) <= room:
            used += len(chunks[-1])
            current.append(chunks.pop())
        if chunks and len(chunks[-1]) > room:
            self._long_word(chunks, current, used, room)
        if self.drop_whitespace and current and current[-1].strip() == "":
            current.pop()
        return current

    def _long_word(self, chunks: list[str], current: list[str], used: int, room: int) -> None:
        """Break the last chunk, or take it whole where words are not broken."""
        left = 1 if room < 1 else room - used
        if self.break_long_words:
            end = left
            chunk = chunks[-1]
            if self.break_on_hyphens and len(chunk) > left:
                hyphen = chunk.rfind("-", 0, left)
                if hyphen > 0 and chunk[:hyphen].strip("-") != "":
                    end = hyphen + 1
            current.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not current:
            current.append(chunks.pop())

    def _fits(self, lines: list[str], chunks: list[str], current: list[str], room: int) -> bool:
        """Whether this line may stand as it is: it is not the last one, or all is said."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        rest_is_blank = self.drop_whitespace and len(chunks) == 1 and chunks[0].strip() == ""
        length = sum([len(chunk) for chunk in current])
        return (not chunks or rest_is_blank) and length <= room

    def _end_with_placeholder(
        self, lines: list[str], current: list[str], indent: str, room: int
    ) -> None:
        length = sum([len(chunk) for chunk in current])
        while current:
            if current[-1].strip() != "" and length + len(self.placeholder) <= room:
                lines.append(indent + "".join(current) + self.placeholder)
                return
            length -= len(current[-1])
            current.pop()
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def _fix_endings(chunks: list[str]) -> None:
    """Two spaces after a sentence."""
    at = 0
    while at < len(chunks) - 1:
        if chunks[at + 1] == " " and sentence_ends(chunks[at]):
            chunks[at + 1] = "  "
            at += 2
        else:
            at += 1


def wrap(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    drop_whitespace: bool = True,
    break_on_hyphens: bool = True,
    tabsize: int = 8,
    max_lines: int | None = None,
    placeholder: str = " [...]",
) -> list[str]:
    """The paragraph as lines of at most `width` characters."""
    return TextWrapper(
        width,
        initial_indent,
        subsequent_indent,
        expand_tabs,
        replace_whitespace,
        fix_sentence_endings,
        break_long_words,
        drop_whitespace,
        break_on_hyphens,
        tabsize,
        max_lines=max_lines,
        placeholder=placeholder,
    ).wrap(text)


def fill(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    drop_whitespace: bool = True,
    break_on_hyphens: bool = True,
    tabsize: int = 8,
    max_lines: int | None = None,
    placeholder: str = " [...]",
) -> str:
    """The paragraph as one text with line ends."""
    return "\n".join(
        wrap(
            text,
            width,
            initial_indent=initial_indent,
            subsequent_indent=subsequent_indent,
            expand_tabs=expand_tabs,
            replace_whitespace=replace_whitespace,
            fix_sentence_endings=fix_sentence_endings,
            break_long_words=break_long_words,
            drop_whitespace=drop_whitespace,
            break_on_hyphens=break_on_hyphens,
            tabsize=tabsize,
            max_lines=max_lines,
            placeholder=placeholder,
        )
    )


def shorten(
    text: str,
    width: int,
    *,
    initial_indent: str = "",
    break_long_words: bool = True,
    break_on_hyphens: bool = True,
    placeholder: str = " [...]",
) -> str:
    """The text in one line, its end replaced by the placeholder where it is too long."""
    wrapper = TextWrapper(
        width,
        initial_indent,
        break_long_words=break_long_words,
        break_on_hyphens=break_on_hyphens,
        max_lines=1,
        placeholder=placeholder,
    )
    return wrapper.fill(" ".join(text.strip().split()))


def dedent(text: str) -> str:
    """The text without the white space that all its lines begin with."""
    lines = text.split("\n")
    margin: str | None = None
    for at in range(len(lines)):
        line = lines[at]
        if line.strip(" \t") == "":
            lines[at] = ""
            continue
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        margin = indent if margin is None else _common(margin, indent)
    if margin is None or margin == "":
        return "\n".join(lines)
    width = len(margin)
    return "\n".join([line[width:] if line.startswith(margin) else line for line in lines])


def _common(a: str, b: str) -> str:
    length = 0
    while length < len(a) and length < len(b) and a[length] == b[length]:
        length += 1
    return a[:length]


def indent(text: str, prefix: str, predicate: Callable[[str], bool] | None = None) -> str:
    """`prefix` before each line that is not blank, or for which the function is true."""
    parts: list[str] = []
    for line in text.splitlines(True):
        chosen = line.strip() != "" if predicate is None else predicate(line)
        if chosen:
            parts.append(prefix)
        parts.append(line)
    return "".join(parts)
