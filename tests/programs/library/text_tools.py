"""string and textwrap."""

import string
import textwrap
from textwrap import dedent, fill, indent, shorten, wrap

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(
    repr(string.whitespace), repr(string.printable), string.ascii_lowercase + string.ascii_uppercase
)
print(
    string.capwords("hello   big world"), string.capwords("a-b-cd", "-"), repr(string.capwords(""))
)

TEXT = """Hello there -- you goof-ball, use the -b option! A well-known e-mail-address
is over\tthere. "Really?" she asked--and left.  It was antidisestablishmentarianism."""
for width in (10, 20, 33, 70):
    print("\n".join(wrap(TEXT, width)))
    print("--")
print(fill(TEXT, 30, initial_indent="* ", subsequent_indent="  "))
print(fill(TEXT, 24, break_long_words=False, break_on_hyphens=False))
print(wrap(TEXT, 40, max_lines=2), wrap(TEXT, 40, max_lines=1, placeholder="~"))
print(
    wrap("one. two.  three! four", 80, fix_sentence_endings=True), wrap("", 10), wrap("  lead", 10)
)
print(
    shorten("Hello  world!", width=12),
    shorten("Hello  world!", width=11),
    shorten("Hello world", 10, placeholder="..."),
)
for width, lines in [(0, 1), (3, 1)]:
    try:
        wrap(TEXT, width, max_lines=lines)
    except ValueError as error:
        print(error)
wrapper = textwrap.TextWrapper(width=15, max_lines=3, drop_whitespace=False)
print(wrapper.wrap(TEXT), wrapper.width)
wrapper.width = 40
print(wrapper.fill("a b c " * 20))

print(
    repr(
        dedent("""
    first
      second

    third\t
""")
    )
)
print(repr(dedent("  a\n\tb")), repr(dedent("\t x\n\t  y\n   \n")), repr(dedent("none")))
print(repr(indent("a\n\n b\nlast", "> ")), repr(indent("a\n\nb", "+", lambda line: True)))
