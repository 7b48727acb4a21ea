"""Random typed programs of statements: classes, exceptions, closures, generators, containers.

Each function works on a few variables of fixed types and keeps a log; a program prints what
they hold in the end, or the exception. All loops are bounded, texts and lists are cut, and
integers stay within 64 bits except in `fit(...)`, which tells that one left them.
"""

from support.random_programs import HEADER, LIMIT, Writer

PRELUDE = f"""\
from collections.abc import Iterator
from typing import Self


class Oops(ValueError):
    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.code = code


class Guard:
    def __init__(self, log: list[str], forgives: bool) -> None:
        self.log = log
        self.forgives = forgives

    def __enter__(self) -> Self:
        self.log.append("enter")
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        self.log.append("exit" if error is None else type(error).__name__)
        return self.forgives and isinstance(error, ZeroDivisionError | IndexError)


class Box:
    def __init__(self, n: int) -> None:
        self.n = n

    def step(self, i: int) -> int:
        return (self.n * 3 + i) % {LIMIT}

    def label(self) -> str:
        return "Box"

    @property
    def size(self) -> int:
        return abs(self.n) % 7

    def run(self, times: int) -> int:
        total = 0
        for i in range(times):
            total = (total + self.step(i)) % {LIMIT}
        return total

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Box) and self.n == other.n

    def __lt__(self, other: "Box") -> bool:
        return self.step(1) < other.step(1)

    def __hash__(self) -> int:
        return hash(self.n)

    def __repr__(self) -> str:
        return f"{{self.label()}}({{self.n}})"


def fit(n: int) -> int:
    if n > 9223372036854775807 or n < -9223372036854775807 - 1:
        raise OverflowError("64 bits")
    return n


def told(error: Exception) -> str:
    name = type(error).__name__
    return name if isinstance(error, OverflowError) else f"{{name}}: {{error}}"[:60]


"""
SIGNATURE = "a: int, b: int, x: float, s: str, p: bool, v: list[int]"
LOCALS = """\
    log: list[str] = []
    d: dict[str, int] = {"one": 1, s[:3]: b}
    t: set[int] = {a, b, 3}
    w: tuple[int, str] = (b, s[:2])
    v = v[:]
"""
STATE = 'f"{a} {b} {x!r} {s!r} {p} {v} {d} {sorted(t)} {w} {log}"'
FORMATS = (
    "{a:>8}", "{b:+06d}", "{a:#x}", "{b:,}", "{x:.3f}", "{x:e}", "{x:10.4g}", "{x!r:>12}",
    "{s!r:^14}", "{s:.3}", "{p!s:<7}", "{len(v):03}", "{a:b}", "{w}", "{a % 50:>{abs(b) % 9}}",
    "{x:_.2f}", "{x:%}", "{b:o}", "{s[::-1]}", "{v[:2]!r}", "{round(x, 2)}", "{x:+.0f}",
)  # fmt: skip
EDGES = (
    "9223372036854775807", "-9223372036854775807", "-9223372036854775807 - 1",
    "4611686018427387904", "3037000500", "-3037000500", "1", "-1", "0", "2", "a", "b", "(a << 31)",
)  # fmt: skip
RAISED = ("ValueError", "IndexError", "KeyError", "ZeroDivisionError", "LookupError", "Oops")


class Statements(Writer):
    """Lists of statements, each at an indentation; `here` counts names of nested functions."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.here = 0

    def boolean(self, depth: int) -> str:
        """Nothing that narrows: code that it makes unreachable has no types."""
        if depth:
            return super().boolean(depth)
        return self.choose("bool(p)", "(not bool(p))", "a > b", "s < 'k'")

    def fresh(self, stem: str) -> str:
        self.here += 1
        return f"{stem}{self.here}"

    def part(self) -> list[str]:
        """Statements of which the first error is noted."""
        caught = ["    except Exception as error:", "        log.append(told(error))"]
        return ["    try:", *self.block(2, "        "), *caught]

    def block(self, depth: int, indent: str, in_loop: bool = False) -> list[str]:
        lines: list[str] = []
        for _ in range(self.random.randint(1, 3)):
            lines += self.statement(depth, indent, in_loop)
        return lines

    def statement(self, depth: int, indent: str, in_loop: bool) -> list[str]:
        if in_loop and self.random.random() < 0.12:
            stop = self.choose("break", "continue")
            return [f"{indent}if {self.boolean(1)}:", f"{indent}    {stop}"]
        if depth == 0 or self.random.random() < 0.55:
            return [indent + line for line in self.simple()]
        compound = self.random.choice(
            [self.branch, self.loop, self.counted, self.trying, self.guarded, self.matched,
             self.closure, self.generator]
        )  # fmt: skip
        return compound(depth - 1, indent)

    def simple(self) -> list[str]:
        i, j, key = self.integer(1), self.integer(1), f"({self.text(1)})[:3]"
        edge = self.choose(*EDGES)
        forms = [
            f"{self.choose('a', 'b')} = {self.integer(2)}",
            f"{self.choose('a', 'b')} {self.choose('+=', '-=', '^=', '|=', '&=')} ({i}) % 1000",
            f"x = {self.real(2)}",
            f"s = ({self.text(2)})[:40]",
            f"p = bool({self.boolean(2)})",
            f"v = ({self.listing(2)})[:12]",
            f"a, b = b, ({i}) % {LIMIT}",
            f"w = ({i}, {key})",
            f"b, s = w[0] % {LIMIT}, w[1] + s[:9]",
            f"first, *rest = v[:9] + [{i}]; a = first; v = rest",
            f"log.append(f'{self.choose(*FORMATS)}')",
            f"log.append(f'{self.choose(*FORMATS)}|{self.choose(*FORMATS)}')",
            f"d[{key}] = {i}",
            f"a = d.get({key}, {i})",
            f"b = d.pop({key}, {i})",
            f"a = d.setdefault({key}, {i})",
            f"b = d[{key}]",
            f"del d[{key}]",
            "d.update({k[:2]: n for k, n in d.items()})",
            "log.append(str(sorted(d.items(), key=lambda e: (e[1] % 7, e[0]))[:3]))",
            f"t.{self.choose('add', 'discard', 'remove')}({i})",
            f"t {self.choose('|=', '-=', '&=', '^=')} {{n % 5 for n in v}}",
            f"p = {self.choose('t <= {1, 2, 3}', 'a in t', 't.isdisjoint(v)', 's in d')}",
            f"v.{self.choose('append', 'remove')}({i})",
            f"v.insert({i}, {j})",
            f"a = v.{self.choose('index', 'count')}({i})",
            f"a = v.pop({self.choose('', '0', '-1', i)})",
            f"v.{self.choose('reverse()', 'sort()', 'sort(key=lambda n: (n % 3, n))')}",
            f"v[{self.choose('1:3', ':0', '2:', '::2', '::-1', '-3:-1')}] = [{i}, {j}]",
            f"del v[{self.choose('0', '-1', '1:3', '::2', '::-2', '5:1:-1')}]",
            f"s = s.{self.choose('zfill(6)', 'center(9, chr(42))', 'lstrip()', 'casefold()')}",
            f"log += s.{self.choose('split()', 'rsplit(None, 1)', 'splitlines()')}",
            f"a = fit(({edge}) {self.choose('+', '-', '*')} ({self.choose(*EDGES)})) % 97",
            f"a = fit(({edge}) {self.choose('//', '%', '&', '|', '^')}"
            f" ({self.choose(*EDGES)})) % 89",
            f"b = fit({self.choose('-', 'abs')}({edge})) % 83",
            f"b = fit(({self.choose('a', 'b', '1', '-1')}) << (({i}) % 70)) % 79",
            f"b = (({edge}) >> (({i}) % 70)) % 10007",
            f"a = pow({i}, abs({j}) % 5, {self.choose('97', '-13', '1')})",
            f"a, b = divmod({i}, {j})",
            f"x = round(x, {self.choose('0', '1', '-1', '3')})",
            f"a = int.from_bytes(s.encode()[:3], '{self.choose('big', 'little')}')",
            f"log.append((abs({i}) % 65536).to_bytes(2, '{self.choose('big', 'little')}').hex())",
            f"a = {self.choose('Box', 'Big', 'Odd')}({i}).run(3); log.append(repr(Odd({j})))",
            f"log.append(str(sorted([Box({i} % 50), Big({j} % 50), Odd(a % 50)])))",
            "log.append(str([box.size for box in (Box(a), Big(b), Odd(a))]))",
            f"if {self.boolean(1)}: raise {self.choose('ValueError(s)', 'Oops(s[:5], b)')}",
            f"assert {self.boolean(2)}, s",
        ]
        return self.random.choice(forms).split("; ")

    def branch(self, depth: int, indent: str) -> list[str]:
        lines = [f"{indent}if {self.boolean(2)}:", *self.block(depth, indent + "    ")]
        if self.random.random() < 0.4:
            lines += [f"{indent}elif {self.boolean(1)}:", *self.block(depth, indent + "    ")]
        if self.random.random() < 0.5:
            lines += [f"{indent}else:", *self.block(depth, indent + "    ")]
        return lines

    def loop(self, depth: int, indent: str) -> list[str]:
        over = self.choose(
            "for a in v[:4]:", "for b in range(3):", "for a, s in enumerate(log[:3]):",
            "for s, b in list(d.items())[:4]:", "for a in sorted(t)[:3]:",
            "for a, b in zip(v[:3], reversed(v[:5])):", "for s in s[:4]:",
            "for b in range(5, 0, -2):",
        )  # fmt: skip
        lines = [indent + over, *self.block(depth, indent + "    ", True)]
        if self.random.random() < 0.3:
            lines += [f"{indent}else:", *self.block(depth, indent + "    ")]
        return lines

    def counted(self, depth: int, indent: str) -> list[str]:
        name = self.fresh("n")
        return [
            f"{indent}{name} = 0",
            f"{indent}while {name} < {self.random.randint(1, 4)} and ({self.boolean(1)}):",
            f"{indent}    {name} += 1",
            *self.block(depth, indent + "    ", True),
        ]

    def trying(self, depth: int, indent: str) -> list[str]:
        inner = indent + "    "
        lines = [f"{indent}try:", *self.block(depth, inner)]
        handled = self.random.random() < 0.8
        if handled:
            for kind in self.random.sample(RAISED, self.random.randint(1, 2)):
                lines.append(f"{indent}except {kind} as error:")
                lines.append(f"{inner}log.append(repr(error)[:40])")
                if self.random.random() < 0.2:
                    lines.append(inner + self.choose("raise", "raise Oops(s[:3], 1) from error"))
                else:
                    lines += self.block(depth, inner)
            if self.random.random() < 0.3:
                lines += [f"{indent}else:", *self.block(depth, inner)]
        if not handled or self.random.random() < 0.5:
            lines += [f"{indent}finally:", f"{inner}log.append('finally')"]
            if self.random.random() < 0.15:
                lines += [f"{inner}if {self.boolean(1)}:", f"{inner}    return 'early ' + s[:5]"]
            else:
                lines += self.block(depth, inner)
        return lines

    def guarded(self, depth: int, indent: str) -> list[str]:
        lines = [f"{indent}with Guard(log, {self.boolean(1)}):"]
        return lines + self.block(depth, indent + "    ")

    def matched(self, depth: int, indent: str) -> list[str]:
        inner = indent + "        "
        subject, cases = self.random.choice(
            [
                ("a % 4", ["0", "1 | 2", "n if n > b"]),
                ("w", ["(0, _)", "(n, '')", "(n, text) if n < 5"]),
                ("v", ["[]", "[n]", "[n, *rest] if len(rest) > 2", "[1, _, *_]"]),
                ("s[:2]", ["''", "'l' | 'he'", "text if text.islower()"]),
                ("d", ["{'one': n}", "{'two': 2, **others}"]),
            ]
        )
        lines = [f"{indent}match {subject}:"]
        for case in self.random.sample(cases, self.random.randint(1, len(cases))):
            lines += [f"{indent}    case {case}:", *self.block(depth, inner)]
        if self.random.random() < 0.6:
            lines += [f"{indent}    case _:", *self.block(depth, inner)]
        return lines

    def closure(self, depth: int, indent: str) -> list[str]:
        name, inner = self.fresh("inner"), indent + "    "
        return [
            f"{indent}def {name}(a: int, b: int = {self.random.randint(-3, 9)}) -> int:",
            f"{inner}nonlocal s, x",
            f"{inner}s = ({self.text(1)})[:30]",
            f"{inner}if {self.boolean(1)}:",
            f"{inner}    x = {self.real(1)}",
            f"{inner}return {self.integer(2)}",
            "",
            f"{indent}a = {name}({self.choose('a', 'b', 'b=a, a=1', 'len(v), b')}) % {LIMIT}",
            f"{indent}v = [{name}(n) % 100 for n in v[:3]]",
        ]

    def generator(self, depth: int, indent: str) -> list[str]:
        name, inner = self.fresh("items"), indent + "    "
        return [
            f"{indent}def {name}(a: int, b: int) -> Iterator[int]:",
            f"{inner}try:",
            f"{inner}    for n in range({self.random.randint(1, 4)}):",
            f"{inner}        yield {self.integer(1)}",
            f"{inner}        a = {self.integer(1)}",
            f"{inner}    yield from v[:2]",
            f"{inner}finally:",
            f"{inner}    log.append('closed')",
            "",
            indent
            + self.choose(
                f"v = list({name}(a, b))[:10]",
                f"a = sum({name}(b, a)) % {LIMIT}",
                f"p = max({name}(a, b), default=0) > 3",
                f"v = sorted({name}(a, b))[:6]",
                f"t = set({name}(b, b))",
            ),
        ]

    def derived(self) -> str:
        """Two classes below Box that override some of it."""
        step = self.choose("self.n - i", "super().step(i) + 1", "super().step(i * 2) ^ self.n")
        size = self.choose("self.n % 4 + 1", "len(str(self.n))", "self.step(0) % 5")
        other = self.choose("Big", "Box")
        return (
            f"class Big(Box):\n    def step(self, i: int) -> int:\n"
            f"        return ({step}) % {LIMIT}\n\n"
            f"    @property\n    def size(self) -> int:\n        return {size}\n\n\n"
            f"class Odd({other}):\n    def __init__(self, n: int) -> None:\n"
            f"        super().__init__(n | 1)\n        self.extra = [n]\n\n"
            f"    def label(self) -> str:\n"
            f"        return 'Odd' + {other}.label(self) + str(self.extra)\n\n\n"
        )


def program(seed: int, functions: int) -> str:
    """The source text of a program with so many functions."""
    writer = Statements(seed)
    parts = [PRELUDE, HEADER, writer.derived()]
    for number in range(functions):
        body = "\n".join(line for _ in range(5) for line in writer.part())
        parts.append(f"def g{number}({SIGNATURE}) -> str:\n{LOCALS}{body}\n")
        parts.append(f"    return {STATE}\n\n\n")
    parts.append(
        "def tried(index: int, run: int) -> str:\n"
        "    a, b, x, s, p, v = CASES[run]\n"
        "    try:\n"
        "        return FUNCTIONS[index](a, b, x, s, p, v)\n"
        "    except Exception as error:\n"
        "        return told(error)\n\n\n"
    )
    names = ", ".join(f"g{number}" for number in range(functions))
    parts.append(
        "CASES: list[tuple[int, int, float, str, bool, list[int]]] = [\n"
        "    (3, -7, 2.5, 'hello', True, [4, -1, 9]),\n"
        "    (0, 1, -0.125, '', False, []),\n"
        "    (-12, 5, 1e3, 'aXb', True, [0]),\n"
        "    (7, 7, 0.0, 'ünï→🐍', False, [2, 2, 2, -5]),\n"
        f"]\nFUNCTIONS = [{names}]\n"
        f"for index in range({functions}):\n"
        "    for run in range(4):\n"
        "        show(index, tried(index, run))\n"
    )
    return "".join(parts)
