"""Random typed programs: deterministic, well typed, and never beyond 64 bits.

Every integer result is reduced by a modulo, so that no intermediate can outgrow 64
bits; everything else may go wrong, and the exception's type and text are part of the
output. A program prints one line for each call of each function.
"""

import random

LIMIT = 1_000_003
CALLS = (
    '(3, -7, 2.5, "hello", True, [4, -1, 9])',
    '(0, 1, -0.125, "", False, [])',
    '(-12, 5, 1e3, "aXb", True, [0])',
    '(7, 7, 0.0, "ünï→🐍", False, [2, 2, 2, -5])',
)
HEADER = """\
def framed(number: int, text: str) -> str:
    return f"<{number:>5}|{text!r}>"


def show(index: int, text: str) -> None:
    print(index, text)


"""
PARAMETERS = "a: int, b: int, x: float, s: str, p: bool, v: list[int]"


class Writer:
    """Expressions of a wanted type, of bounded depth."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def choose(self, *forms: str) -> str:
        return self.random.choice(forms)

    def integer(self, depth: int) -> str:
        if depth == 0:
            return self.choose("a", "b", str(self.random.randint(-20, 20)), "len(v)", "len(s)")
        i, j = self.integer(depth - 1), self.integer(depth - 1)
        p = self.boolean(depth - 1)
        forms = [
            f"(({i}) {self.choose('+', '-', '*')} ({j})) % {LIMIT}",
            f"({i}) {self.choose('//', '%')} ({j})",
            f"({i}) {self.choose('&', '|', '^')} ({j})",
            f"({i}) >> (({j}) & 7)",
            f"(({i}) << (({j}) & 3)) % {LIMIT}",
            f"({i} if {p} else {j})",
            f"{self.choose('min', 'max')}({i}, {j})",
            f"abs({i})",
            f"~({i})",
            f"-({i})",
            f"len({self.text(depth - 1)})",
            f"int({p})",
            f"sum({self.listing(depth - 1)}) % {LIMIT}",
            f"({self.listing(depth - 1)})[{i}]",
            f"({self.text(depth - 1)}).find({self.text(0)})",
            f"divmod({i}, {j})[{self.choose('0', '1')}]",
            f"int(({self.text(depth - 1)})[:9])",
        ]
        return self.random.choice(forms)

    def boolean(self, depth: int) -> str:
        if depth == 0:
            return self.choose("p", "True", "False", "not p")
        i, j = self.integer(depth - 1), self.integer(depth - 1)
        order = self.choose("<", "<=", "==", "!=", ">", ">=")
        forms = [
            f"({i}) {order} ({j})",
            f"({i}) < ({j}) <= ({self.integer(depth - 1)})",
            f"({self.text(depth - 1)}) {order} ({self.text(depth - 1)})",
            f"({self.real(depth - 1)}) {order} ({self.real(depth - 1)})",
            f"({self.listing(depth - 1)}) {order} ({self.listing(depth - 1)})",
            f"({self.boolean(depth - 1)}) {self.choose('and', 'or')} ({self.boolean(depth - 1)})",
            f"not ({self.boolean(depth - 1)})",
            f"({i}) in ({self.listing(depth - 1)})",
            f"({self.text(0)}) {self.choose('in', 'not in')} ({self.text(depth - 1)})",
            f"bool({self.text(depth - 1)})",
            f"({i}, {self.text(depth - 1)}) {order} ({j}, {self.text(depth - 1)})",
        ]
        return self.random.choice(forms)

    def real(self, depth: int) -> str:
        if depth == 0:
            return self.choose("x", "0.5", "-3.0", "100.25", "1e-3")
        f, g = self.real(depth - 1), self.real(depth - 1)
        forms = [
            f"({f}) {self.choose('+', '-', '*', '/', '//', '%')} ({g})",
            f"float({self.integer(depth - 1)})",
            f"abs({f})",
            f"-({f})",
            f"({f} if {self.boolean(depth - 1)} else {g})",
            f"({self.integer(depth - 1)}) / ({self.integer(depth - 1)})",
        ]
        return self.random.choice(forms)

    def text(self, depth: int) -> str:
        if depth == 0:
            return self.choose("s", '"l"', '"é"', '"12"', '""', '"Ab c"')
        t, u = self.text(depth - 1), self.text(depth - 1)
        i, j = self.integer(depth - 1), self.integer(depth - 1)
        method = self.choose("upper", "lower", "strip", "title", "swapcase")
        forms = [
            f"({t}) + ({u})",
            f"({t}) * (({i}) & 3)",
            f"({t})[{i}]",
            f"({t})[{i}:{j}]",
            f"({t})[::{self.choose('-1', '2')}]",
            f"({t}).{method}()",
            f"({t}).replace({self.text(0)}, {u})",
            f"str({self.choose(i, self.real(depth - 1), self.boolean(depth - 1))})",
            f"repr({self.choose(t, i, self.listing(depth - 1))})",
            f"({u}).join([{t}, {t}, {self.text(0)}])",
            f"({t}).partition({self.text(0)})[{self.choose('0', '1', '2')}]",
            f"framed({i}, {t})",
            f"({t} if {self.boolean(depth - 1)} else {u})",
            f"({t}) or ({u})",
        ]
        return self.random.choice(forms)

    def listing(self, depth: int) -> str:
        if depth == 0:
            return self.choose("v", "[1, 2, 3]", "[a, b]", "v[1:]")
        v, w = self.listing(depth - 1), self.listing(depth - 1)
        i = self.integer(depth - 1)
        forms = [
            f"({v}) + ({w})",
            f"sorted({v})",
            f"({v})[::-1]",
            f"({v})[{i}:]",
            f"[n + 1 for n in {v}]",
            f"[n for n in {v} if n > ({i})]",
            f"[{i}, *({v})]",
            f"({v}) * (({i}) & 1)",
            f"[ord(c) for c in {self.text(depth - 1)}]",
        ]
        return self.random.choice(forms)

    def any(self, depth: int) -> str:
        return self.random.choice([self.integer, self.boolean, self.real, self.text, self.listing])(
            depth
        )


def program(seed: int, functions: int, depth: int = 3) -> str:
    """The source text of a program with so many functions."""
    writer = Writer(seed)
    parts = [HEADER]
    for number in range(functions):
        parts.append(
            f"def f{number}({PARAMETERS}) -> str:\n"
            f"    try:\n"
            f"        return repr({writer.any(depth)})\n"
            f"    except Exception as error:\n"
            f'        return type(error).__name__ + ": " + str(error)\n\n\n'
        )
    for number in range(functions):
        parts += [f"show({number}, f{number}{call})\n" for call in CALLS]
    return "".join(parts)
