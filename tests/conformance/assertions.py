"""`self.assertEqual(a, b)` and its kin as typed statements.

An assertion becomes a call `_check(a == b, LINE)`: the comparison is compiled for the types
that it has, where a method `assertEqual(first: object, second: object)` would have to know
all of them. LINE is the line in CPython's file.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

COMPARISONS: dict[str, type[ast.cmpop]] = {
    "assertEqual": ast.Eq,
    "assertEquals": ast.Eq,
    "assertNotEqual": ast.NotEq,
    "assertIs": ast.Is,
    "assertIsNot": ast.IsNot,
    "assertIn": ast.In,
    "assertNotIn": ast.NotIn,
    "assertLess": ast.Lt,
    "assertLessEqual": ast.LtE,
    "assertGreater": ast.Gt,
    "assertGreaterEqual": ast.GtE,
    "assertListEqual": ast.Eq,
    "assertDictEqual": ast.Eq,
    "assertSetEqual": ast.Eq,
    "assertTupleEqual": ast.Eq,
    "assertSequenceEqual": ast.Eq,
    "assertMultiLineEqual": ast.Eq,
}
RAISING = ("assertRaises", "assertRaisesRegex")


def name(text: str) -> ast.Name:
    return ast.Name(text, ast.Load())


def call(function: str | ast.expr, *args: ast.expr) -> ast.Call:
    return ast.Call(name(function) if isinstance(function, str) else function, list(args), [])


def check(condition: ast.expr, line: int) -> ast.stmt:
    return ast.Expr(call("_check", condition, ast.Constant(line)))


def missing(line: int) -> ast.stmt:
    """What stands where the test should not arrive."""
    return ast.Expr(call("_missing", ast.Constant(line)))


def assertion(method: str, node: ast.Call) -> ast.stmt | None:
    """The statement of an assertion on values; None if `method` is none."""
    args, line = node.args, node.lineno
    comparison = COMPARISONS.get(method)
    if comparison is not None and len(args) >= 2:
        return check(ast.Compare(args[0], [comparison()], [args[1]]), line)
    maker = ON_VALUES.get(method)
    if maker is not None and args:
        made = maker(node)
        return None if made is None else check(made, line)
    return missing(line) if method == "fail" else None


def _truth(node: ast.Call) -> ast.expr:
    return call("bool", node.args[0])


def _untruth(node: ast.Call) -> ast.expr:
    return ast.UnaryOp(ast.Not(), node.args[0])


def _none(node: ast.Call) -> ast.expr:
    return ast.Compare(node.args[0], [ast.Is()], [ast.Constant(None)])


def _not_none(node: ast.Call) -> ast.expr:
    return ast.Compare(node.args[0], [ast.IsNot()], [ast.Constant(None)])


def _instance(node: ast.Call) -> ast.expr:
    return call("isinstance", *node.args[:2])


def _not_instance(node: ast.Call) -> ast.expr:
    return ast.UnaryOp(ast.Not(), _instance(node))


def _same_items(node: ast.Call) -> ast.expr:
    left, right = (call("sorted", item) for item in node.args[:2])
    return ast.Compare(left, [ast.Eq()], [right])


def _almost(node: ast.Call) -> ast.expr | None:
    places = next((word.value for word in node.keywords if word.arg == "places"), None)
    if len(node.args) > 2:
        places = node.args[2]
    if any(word.arg == "delta" for word in node.keywords):
        delta = next(word.value for word in node.keywords if word.arg == "delta")
        return ast.Compare(_distance(node), [ast.LtE()], [delta])
    rounded = call("round", _distance(node), places or ast.Constant(7))
    return ast.Compare(rounded, [ast.Eq()], [ast.Constant(0)])


def _distance(node: ast.Call) -> ast.expr:
    return call("abs", ast.BinOp(node.args[0], ast.Sub(), node.args[1]))


ON_VALUES: dict[str, Callable[[ast.Call], ast.expr | None]] = {
    "assertTrue": _truth,
    "assert_": _truth,
    "assertFalse": _untruth,
    "assertIsNone": _none,
    "assertIsNotNone": _not_none,
    "assertIsInstance": _instance,
    "assertNotIsInstance": _not_instance,
    "assertCountEqual": _same_items,
    "assertAlmostEqual": _almost,
}


def plain_text(pattern: ast.expr) -> str | None:
    """The text that a regular expression without special characters matches."""
    if not isinstance(pattern, ast.Constant) or not isinstance(pattern.value, str):
        return None
    text, found, at = pattern.value.removeprefix("^").removesuffix("$"), "", 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text) and not text[at + 1].isalnum():
            at += 1
        elif text[at] in ".^$*+?{}[]\\|()":
            return None
        found += text[at]
        at += 1
    return found


def raising(
    node: ast.Call, method: str, body: list[ast.stmt], bound: str | None, number: int
) -> ast.stmt:
    """A block that must raise, the exception bound to `bound` as `unittest` has it."""
    error = f"error_{number}"
    handler: list[ast.stmt] = []
    if bound is not None:
        handler.append(ast.Assign([ast.Name(bound, ast.Store())], call("_Caught", name(error))))
    text = plain_text(node.args[1]) if method == "assertRaisesRegex" else None
    if text is not None:
        inside = ast.Compare(ast.Constant(text), [ast.In()], [call("str", name(error))])
        handler.append(check(inside, node.lineno))
    caught = ast.ExceptHandler(node.args[0], error, handler or [ast.Pass()])
    return ast.Try(body or [ast.Pass()], [caught], [missing(node.lineno)], [])
