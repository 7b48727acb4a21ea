"""Methods of str, each timed."""

from timing import Operation, run

TEXT = "the quick brown fox jumps over the lazy dog " * 20
LINES = "a line of text that is not long\n" * 50
FIELDS = ",".join(f"field{i}" for i in range(100))
NAMES = [f"name{i}" for i in range(1000)]
LETTERS = list("abcdefghij" * 100)
CYRILLIC = "съешь же ещё этих мягких французских булок " * 20
MIXED = "Größe und Maß, naïve café " * 20
PADDED = " " * 20 + "text" + " " * 20
NUMBERS = [str(i * 7919 % 100003) for i in range(1000)]
FLOATS = [repr(i * 0.37 + 0.001) for i in range(1000)]
HALVES = [i * 0.37 + 0.001 for i in range(1000)]
ENCODED = MIXED.encode()
TABLE = {ord("a"): "b", ord("e"): "3", ord("o"): "0"}
OTHER = TEXT[:-4] + "cat "


def chars(n: int) -> int:
    total = 0
    for _ in range(n):
        for char in TEXT:
            total += char == "o"
    return total


def by_index(n: int) -> int:
    total = 0
    text = TEXT
    for _ in range(n):
        for index in range(len(text)):
            total += text[index] == "o"
    return total


def order(n: int) -> int:
    total = 0
    for i in range(n):
        total += NAMES[i % 1000] < NAMES[(i + 1) % 1000]
    return total


def concatenate(n: int) -> int:
    total = 0
    for i in range(n):
        total += len(NAMES[i % 1000] + "x")
    return total


def grow(n: int) -> int:
    text = ""
    for _ in range(n):
        text += "x"
    return len(text)


def percent(n: int) -> int:
    total = 0
    for i in range(n):
        total += len("%d: %s %5.1f" % (i, "x", 0.5))  # noqa: UP031
    return total


def equal(n: int) -> int:
    total = 0
    for _ in range(n):
        total += TEXT == OTHER
    return total


def classes(n: int) -> int:
    total = 0
    for _ in range(n):
        for name in NAMES[:100]:
            total += name.isalpha() + name.isdigit() + name.isalnum() + name.isspace()
            total += name.islower() + name.isidentifier() + name.isascii()
    return total


OPERATIONS: list[Operation] = [
    ("str find", 800, lambda n: sum(TEXT.find("lazy dog the", i % 50) for i in range(n))),
    ("str find, absent", 400, lambda n: sum(TEXT.find("lazy cat") for i in range(n))),
    ("str find a letter", 800, lambda n: sum(TEXT.find("X") for i in range(n))),
    ("str find, wide", 200, lambda n: sum(CYRILLIC.find("булка") for i in range(n))),
    ("str rfind", 800, lambda n: sum(TEXT.rfind("quick cat") for i in range(n))),
    ("str index", 800, lambda n: sum(TEXT.index("dog") for i in range(n))),
    ("str in", 800, lambda n: sum("lazy cat" in TEXT for i in range(n))),
    ("str count", 400, lambda n: sum(TEXT.count("the") for i in range(n))),
    ("str count a letter", 400, lambda n: sum(TEXT.count("o") for i in range(n))),
    ("str replace", 400, lambda n: sum(len(TEXT.replace("fox", "wolf")) for _ in range(n))),
    ("str replace a letter", 400, lambda n: sum(len(TEXT.replace("o", "0")) for _ in range(n))),
    ("str replace by less", 400, lambda n: sum(len(TEXT.replace("the ", "")) for _ in range(n))),
    ("str replace, absent", 800, lambda n: sum(len(TEXT.replace("cat", "")) for _ in range(n))),
    (
        "str replace, short",
        4000,
        lambda n: sum(len(NAMES[i % 1000].replace("m", "nn")) for i in range(n)),
    ),
    ("str split", 200, lambda n: sum(len(TEXT.split()) for _ in range(n))),
    ("str split, separator", 200, lambda n: sum(len(FIELDS.split(",")) for _ in range(n))),
    ("str split, once", 4000, lambda n: sum(len(NAMES[i % 1000].split("e", 1)) for i in range(n))),
    ("str split, wide", 200, lambda n: sum(len(CYRILLIC.split(" ")) for _ in range(n))),
    ("str rsplit", 200, lambda n: sum(len(FIELDS.rsplit(",")) for _ in range(n))),
    ("str splitlines", 400, lambda n: sum(len(LINES.splitlines()) for _ in range(n))),
    (
        "str partition",
        4000,
        lambda n: sum(len(NAMES[i % 1000].partition("e")[2]) for i in range(n)),
    ),
    ("str join", 40, lambda n: sum(len(" ".join(NAMES)) for _ in range(n))),
    ("str join letters", 40, lambda n: sum(len("".join(LETTERS)) for _ in range(n))),
    ("str join, generator", 10, lambda n: sum(len(",".join(x for x in NAMES)) for _ in range(n))),
    ("str startswith", 10000, lambda n: sum(NAMES[i % 1000].startswith("name1") for i in range(n))),
    ("str endswith", 10000, lambda n: sum(NAMES[i % 1000].endswith("7") for i in range(n))),
    ("str strip", 4000, lambda n: sum(len(PADDED.strip()) for _ in range(n))),
    ("str strip letters", 4000, lambda n: sum(len(NAMES[i % 1000].strip("na7")) for i in range(n))),
    (
        "str removeprefix",
        4000,
        lambda n: sum(len(NAMES[i % 1000].removeprefix("na")) for i in range(n)),
    ),
    ("str lower", 400, lambda n: sum(len(TEXT.lower()) for _ in range(n))),
    ("str upper", 400, lambda n: sum(len(TEXT.upper()) for _ in range(n))),
    ("str upper, Latin-1", 100, lambda n: sum(len(MIXED.upper()) for _ in range(n))),
    ("str lower, wide", 100, lambda n: sum(len(CYRILLIC.lower()) for _ in range(n))),
    ("str casefold", 100, lambda n: sum(len(MIXED.casefold()) for _ in range(n))),
    ("str title", 100, lambda n: sum(len(TEXT.title()) for _ in range(n))),
    ("str capitalize", 200, lambda n: sum(len(TEXT.capitalize()) for _ in range(n))),
    ("str swapcase", 100, lambda n: sum(len(TEXT.swapcase()) for _ in range(n))),
    ("str isalpha and its kin", 10, classes),
    ("str isalpha, wide", 200, lambda n: sum("французских".isalpha() for _ in range(n))),
    (
        "str zfill, ljust, center",
        2000,
        lambda n: sum(
            len("42".zfill(8)) + len("ab".ljust(9)) + len("ab".center(9)) for _ in range(n)
        ),
    ),
    ("str translate", 40, lambda n: sum(len(TEXT.translate(TABLE)) for _ in range(n))),
    ("str expandtabs", 200, lambda n: sum(len("a\tbc\tdef\tg".expandtabs()) for _ in range(n))),
    ("str encode", 2000, lambda n: sum(len(TEXT.encode()) for _ in range(n))),
    ("str encode, Latin-1 letters", 200, lambda n: sum(len(MIXED.encode()) for _ in range(n))),
    ("str encode, wide", 200, lambda n: sum(len(CYRILLIC.encode()) for _ in range(n))),
    ("bytes decode", 200, lambda n: sum(len(ENCODED.decode()) for _ in range(n))),
    ("str concatenation", 10000, concatenate),
    ("str grown by a letter", 600, grow),
    ("str repeat", 4000, lambda n: sum(len("ab" * 50) for _ in range(n))),
    ("str slice", 10000, lambda n: sum(len(TEXT[i % 50 : i % 50 + 30]) for i in range(n))),
    ("str reversed slice", 400, lambda n: sum(len(TEXT[::-1]) for i in range(n))),
    ("str index of a letter", 10, by_index),
    ("str iteration", 10, chars),
    ("str order", 10000, order),
    ("str equality", 4000, equal),
    ("str hash of new", 1000, lambda n: sum(hash(TEXT[i % 50 :]) & 1 for i in range(n))),
    ("str repr", 200, lambda n: sum(len(repr(TEXT)) for _ in range(n))),
    ("f-string", 4000, lambda n: sum(len(f"{i}: {i * 2}") for i in range(n))),
    ("f-string, widths", 2000, lambda n: sum(len(f"{i:>8} {i:04x} {i:,}") for i in range(n))),
    (
        "f-string, floats",
        1000,
        lambda n: sum(len(f"{HALVES[i % 1000]:.2f} {HALVES[i % 1000]:10.3e}") for i in range(n)),
    ),
    ("percent format", 2000, percent),
    ("str format", 2000, lambda n: sum(len("{} and {:>5}".format(i, "x")) for i in range(n))),
    ("str of int", 10000, lambda n: sum(len(str(i * 12345)) for i in range(n))),
    ("int of str", 10, lambda n: sum(int(x) for _ in range(n) for x in NUMBERS)),
    ("int of hexadecimal", 4, lambda n: sum(int(x, 16) for _ in range(n) for x in NUMBERS)),
    ("float of str", 4, lambda n: int(sum(float(x) for _ in range(n) for x in FLOATS))),
    ("repr of float", 2, lambda n: sum(len(repr(x)) for _ in range(n) for x in HALVES)),
    ("ord and chr", 10000, lambda n: sum(ord(chr(32 + i % 90)) for i in range(n))),
    (
        "hex, bin, oct",
        2000,
        lambda n: sum(len(hex(i)) + len(bin(i)) + len(oct(i)) for i in range(n)),
    ),
    ("sort of str", 2, lambda n: sum(len(sorted(NAMES)) for _ in range(n))),
]

run(OPERATIONS)
