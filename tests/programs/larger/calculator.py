"""A tokeniser, a recursive-descent parser and an evaluator."""

from typing import Protocol


class Node(Protocol):
    def value(self, names: dict[str, int]) -> int: ...

    def show(self) -> str: ...


class Number:
    def __init__(self, number: int) -> None:
        self.number = number

    def value(self, names: dict[str, int]) -> int:
        return self.number

    def show(self) -> str:
        return str(self.number)


class Name:
    def __init__(self, name: str) -> None:
        self.name = name

    def value(self, names: dict[str, int]) -> int:
        if self.name not in names:
            raise NameError(f"no value for {self.name}")
        return names[self.name]

    def show(self) -> str:
        return self.name


class Binary:
    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator = operator
        self.left = left
        self.right = right

    def value(self, names: dict[str, int]) -> int:
        a = self.left.value(names)
        b = self.right.value(names)
        if self.operator == "+":
            return a + b
        if self.operator == "-":
            return a - b
        if self.operator == "*":
            return a * b
        return a // b

    def show(self) -> str:
        return f"({self.left.show()} {self.operator} {self.right.show()})"


class SyntaxProblem(Exception):
    pass


def tokens_of(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text):
        c = text[at]
        start = at
        at += 1
        if c.isspace():
            continue
        if c.isdigit():
            while at < len(text) and text[at].isdigit():
                at += 1
        elif c.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif c not in "+-*/()":
            raise SyntaxProblem(f"unexpected {c!r} at {start}")
        tokens.append(text[start:at])
    return tokens


class Parser:
    def __init__(self, text: str) -> None:
        self.tokens = tokens_of(text)
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def sum(self) -> Node:
        left = self.product()
        while self.peek() in ("+", "-"):
            operator = self.take()
            left = Binary(operator, left, self.product())
        return left

    def product(self) -> Node:
        left = self.atom()
        while self.peek() in ("*", "/"):
            operator = self.take()
            left = Binary(operator, left, self.atom())
        return left

    def atom(self) -> Node:
        token = self.take()
        if token == "(":
            inner = self.sum()
            if self.take() != ")":
                raise SyntaxProblem("missing )")
            return inner
        if token.isdigit():
            return Number(int(token))
        if token and token[0].isalpha():
            return Name(token)
        raise SyntaxProblem(f"unexpected {token or 'end'!r}")


names = {"x": 6, "year": 2024}
texts = ["1 + 2 * 3", "(1+2)*3", "x * (x - 1) / 2", "year - 24", "1 +", "2 $ 3", "(1", "y", "1/0"]
for text in texts:
    try:
        tree = Parser(text).sum()
        print(text, "=>", tree.show(), "=", tree.value(names))
    except (SyntaxProblem, NameError, ZeroDivisionError) as problem:
        print(text, "=>", type(problem).__name__, problem)
