"""Results, unions, discriminated dicts, narrowing of every kind."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final, Generic, Literal, NoReturn, Protocol, TypedDict, TypeGuard, TypeVar, Union, assert_never, cast

T = TypeVar("T")
U = TypeVar("U")
E = TypeVar("E")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    value: T

    def map(self, f: Callable[[T], U]) -> Ok[U]:
        return Ok(f(self.value))

    def unwrap(self) -> T:
        return self.value


@dataclass(frozen=True, slots=True)
class Err(Generic[E]):
    error: E
    where: int | None = None

    def unwrap(self) -> NoReturn:
        raise ValueError(self.error)


Result = Union[Ok[T], Err[E]]


def parse_int(text: str) -> Result[int, str]:
    try:
        return Ok(int(text))
    except ValueError as e:
        return Err(str(e), text.find(" ") if " " in text else None)


def chain(r: Result[T, E], f: Callable[[T], Result[U, E]]) -> Result[U, E]:
    return f(r.value) if isinstance(r, Ok) else r


def collect(results: Iterable[Result[T, E]]) -> Result[list[T], list[E]]:
    good: list[T] = []
    bad: list[E] = []
    for r in results:
        match r:
            case Ok(value):
                good.append(value)
            case Err(error=e):
                bad.append(e)
    return Err(bad) if bad else Ok(good)


class Circle(TypedDict):
    kind: Literal["circle"]
    r: float


class Rect(TypedDict):
    kind: Literal["rect"]
    w: float
    h: float


class Group(TypedDict):
    kind: Literal["group"]
    items: list[Shape]
    name: str | None


Shape = Union[Circle, Rect, Group]


def area(s: Shape) -> float:
    if s["kind"] == "circle":
        return 3.0 * s["r"] ** 2
    elif s["kind"] == "rect":
        return s["w"] * s["h"]
    elif s["kind"] == "group":
        return sum((area(i) for i in s["items"]), 0.0)
    else:
        assert_never(s)


class Tok(Enum):
    NUM = auto()
    OP = auto()
    END = auto()


Token = Union[tuple[Literal[Tok.NUM], float], tuple[Literal[Tok.OP], str], tuple[Literal[Tok.END], None]]


def lex(text: str) -> Iterator[Token]:
    i = 0
    while i < len(text):
        if text[i].isspace():
            i += 1
        elif text[i].isdigit() or text[i] == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield Tok.NUM, float(text[i:j])
            i = j
        else:
            yield Tok.OP, text[i]
            i += 1
    yield Tok.END, None


@dataclass
class Num:
    value: float


@dataclass
class Neg:
    of: Node


@dataclass
class Bin:
    op: Literal["+", "-", "*", "/"]
    left: Node
    right: Node


@dataclass
class Let:
    name: str
    value: Node
    body: Node | None = None


@dataclass
class Var:
    name: str


Node = Union[Num, Neg, Bin, Let, Var]
Env = dict[str, Union[float, "Closure"]]


@dataclass
class Closure:
    env: Env = field(repr=False)
    body: Node

    def __call__(self) -> float | Err[str]:
        return run(self.body, self.env)


def run(n: Node, env: Env) -> float | Err[str]:
    match n:
        case Num(v):
            return v
        case Neg(Num(v)):
            return -v
        case Neg(of):
            inner = run(of, env)
            return inner if isinstance(inner, Err) else -inner
        case Bin("/", _, Num(0.0)):
            return Err("division by zero")
        case Bin(op, l, r):
            a = run(l, env)
            if isinstance(a, Err):
                return a
            if isinstance(b := run(r, env), Err):
                return replace(b, where=1)
            if op == "+":
                return a + b
            if op == "-":
                return a - b
            return a * b if op == "*" else a / b if b else Err("division by a zero", 2)
        case Let(name, value, None):
            return run(value, env)
        case Let(name, value, body) if body:
            return run(body, {**env, name: Closure(env, value)})
        case Var(name):
            found = env.get(name)
            if found is None:
                return Err(f"no {name}")
            return found() if callable(found) else found
    raise AssertionError(n)


def names(n: Node | None) -> set[str]:
    if n is None or isinstance(n, Num):
        return set()
    if isinstance(n, (Neg,)):
        return names(n.of)
    if isinstance(n, Bin):
        return names(n.left) | names(n.right)
    if isinstance(n, Let):
        return names(n.value) | (names(n.body) - {n.name})
    return {n.name}


Scalar = Union[str, int, float, bool, None]
Json = Union[Scalar, Sequence["Json"], Mapping[str, "Json"]]
Path = tuple[Union[str, int], ...]


def walk(j: Json, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(j, Mapping):
        for k in sorted(j):
            yield from walk(j[k], (*path, k))
    elif isinstance(j, Sequence) and not isinstance(j, str):
        for i, item in enumerate(j):
            yield from walk(item, path + (i,))
    else:
        yield path, j


def show(path: Path) -> str:
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path) or "$"


def is_strs(xs: Sequence[object]) -> TypeGuard[Sequence[str]]:
    return all(isinstance(x, str) for x in xs)


def describe(x: int | str | bytes | list[int] | tuple[str, ...] | dict[str, int] | None | Tok | type[Exception] | Callable[[int], int]) -> str:
    if x is None:
        return "nothing"
    if isinstance(x, bool):
        return f"flag {x}"
    if isinstance(x, (int, str)):
        return f"{'int' if isinstance(x, int) else 'str'} {x!r:>5}"
    if isinstance(x, Tok):
        return f"tok {x.name} {x.value}"
    if isinstance(x, type):
        return f"class {x.__name__}"
    if isinstance(x, (list, tuple)):
        return f"{type(x).__name__} of {len(x)}: {'/'.join(str(v) for v in x)}"
    if isinstance(x, dict):
        return f"dict {sorted(x.items())} {sum(x.values())}"
    if callable(x):
        return f"call {x(20)}"
    return f"bytes {x.hex()}"


def twice(n: int) -> int:
    return 2 * n


class HasLen(Protocol):
    def __len__(self) -> int: ...


def longest(*xs: HasLen) -> int:
    return max(map(len, xs), default=-1)


Key = Union[int, str, tuple[int, str], None, Tok]


def main() -> None:
    for text in ("12", "x1", "1 2", ""):
        r = parse_int(text)
        print(r, r.map(lambda v: v * 2) if isinstance(r, Ok) else r.where)
        print("  ", chain(r, lambda v: Ok(f"<{v}>") if v > 10 else Err("small")))
        try:
            print("  ", r.unwrap() + 1)
        except ValueError as e:
            print("  ", repr(e))
    print(collect(map(parse_int, ["1", "2"])), collect(map(parse_int, ["1", "b", "c"])))
    shapes: list[Shape] = [{"kind": "circle", "r": 2.0}, {"kind": "rect", "w": 2.0, "h": 1.5}]
    shapes.append({"kind": "group", "items": shapes[:], "name": None})
    print([area(s) for s in shapes], sorted({s["kind"] for s in shapes}), json.dumps(shapes[2]))
    for token in lex("1.5+ (2"):
        if token[0] is Tok.NUM:
            print("num", token[1] + 1, end="; ")
        elif token[0] is Tok.OP:
            print("op", token[1].upper(), end="; ")
        else:
            print("end", token[1])
    tree: Node = Let("x", Bin("+", Num(2.0), Var("y")), Bin("*", Var("x"), Neg(Bin("-", Num(1.0), Num(4.0)))))
    print(tree)
    print(run(tree, {"y": 3.0}), run(tree, {}), run(Bin("/", Num(1.0), Num(0.0)), {}), run(Bin("/", Num(1.0), Var("z")), {"z": 0.0}), run(Neg(Num(2.0)), {}), names(tree), run(Bin("+", Num(1.0), Bin("/", Num(1.0), Num(0.0))), {}))
    data: Json = {"b": [1, 2.5, {"c": None}], "a": "text", "e": [], "d": True, "f": (1, "x")}
    print([f"{show(p)}={v!r}" for p, v in walk(data)], [show(p) for p, _ in walk(3)])
    for x in (5, "five", b"\x05", [5], ("f", "i"), {"five": 5}, None, Tok.OP, KeyError, twice, True):
        print(describe(x))
    mixed: list[object] = ["a", "b"]
    if is_strs(mixed):
        print("-".join(mixed))
    print(longest("abc", [1], {1: 2}, b"12345", range(9), ()), longest())
    table: dict[Key, list[str | int]] = {}
    rows: list[tuple[Key, str | int]] = [(1, "one"), ("1", 1), ((1, "a"), "t"), (None, 0), (Tok.OP, "op"), (1, 11), ((1, "a"), 5), (None, "")]
    for key, value in rows:
        table.setdefault(key, []).append(value)
    print(table, [k for k in table if isinstance(k, tuple) and k[0] == 1], table[None], table.get(Tok.NUM), Tok.OP in table)
    print({k: sum(v for v in vs if isinstance(v, int)) for k, vs in table.items()})
    grouped = {kind: [v for _, v in vs] for kind, vs in itertools.groupby(sorted([("b", 1), ("a", 2), ("b", 3)]), key=lambda p: p[0])}
    print(grouped, [y for x in (None, 1, "z", 2.5) if (y := x) is not None and not isinstance(y, str)])
    steps: list[Callable[[float], float] | float | tuple[str, Callable[[float], float]]] = [lambda v: abs(v), 2.0, ("half", lambda v: v / 2), lambda v: v - 1]
    acc = -10.0
    for step in steps:
        if isinstance(step, tuple):
            name, f = step
            acc = f(acc)
            print(name, end=" ")
        elif isinstance(step, float):
            acc *= step
        else:
            acc = step(acc)
        print(acc, end=" ")
    print()
    maybe: list[int | None] = [3, None, 1]
    print(sorted(maybe, key=lambda v: (v is None, v or 0)), [v or -1 for v in maybe], max(v for v in maybe if v is not None), next((v for v in maybe if v is None), "no None"), sum(filter(None, maybe)))
    pair: tuple[int, str] | tuple[int, str, float] = (1, "a", 2.5) if len(maybe) > 2 else (1, "a")
    match pair:
        case (n, s):
            print("two", n, s)
        case (n, s, x3):
            print("three", n, s, x3)
    lookup: Mapping[str, int | Mapping[str, int]] = {"a": 1, "b": {"c": 2}}
    for v2 in lookup.values():
        print(v2 if isinstance(v2, int) else dict(v2), end=" ")
    print(Ok([1]) == Ok([1]), hash(Ok(1)) == hash(Ok(1)), Ok(Ok(2)).unwrap().unwrap(), Ok(None), Err(Err("x", 3)))


main()
