"""`docs/refusals.md` lists every sentence with which the compiler refuses a program.

`pytest tests/house/test_refusals_page.py --rewrite-golden` writes the page anew: a refusal that
is new has to be looked at, and `docs/language.md` says in its tables what to write instead.
"""

import ast
from collections import defaultdict

from support.golden import Golden
from support.tree import NAJA, ROOT

HEAD = """\
# What the compiler says

Every sentence with which `naja` refuses a program that mypy accepts, by the code in brackets
behind it; `…` stands for names and types of the program. [The language](language.md#refused) says
what to write instead. What mypy says itself is in its documentation. This page is written by
`tests/house/test_refusals_page.py`.
"""
DEFAULT = "unsupported"
# Says that the library lacks something: a bug of ours, not of a program.
OURS = "internal"


def sentence(node: ast.expr) -> str:
    """The text of an expression, with dots for what is only known when it is said."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(sentence(part) for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return sentence(left) + sentence(right)
        case ast.IfExp(body=body, orelse=other):
            return f"{sentence(body)} / {sentence(other)}"
    return "…"


def refusals() -> dict[str, set[str]]:
    """The sentences by their codes, of the compiler and of what the library refuses."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in [*(NAJA / "compiler").rglob("*.py"), *(NAJA / "stdlib").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "Unsupported":
                code = sentence(node.args[1]) if len(node.args) > 1 else DEFAULT
                found[code].add(sentence(node.args[0]))
            elif node.func.id == "_refused":
                found["library"].add(sentence(node.args[0]))
    found.pop(OURS)
    return found


def test_page_lists_the_refusals(golden: Golden) -> None:
    parts = [HEAD]
    for code, sentences in sorted(refusals().items()):
        lines = "\n".join(f"- {text}" for text in sorted(sentences) if text != "…")
        parts.append(f"## {code}\n\n{lines}\n" if lines else f"## {code}\n\n- (a type or a name)\n")
    golden.check(ROOT / "docs" / "refusals.md", "\n".join(parts))
