"""A test method as statements of a plain typed function."""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING, Any

from conformance.annotate import Annotator
from conformance.assertions import RAISING, assertion, call, check, name, raising
from conformance.unrolling import unrolled

if TYPE_CHECKING:
    from conformance.adapter import Adapter

# Helpers of CPython's tests of text that name the method to call as text.
NAMED_METHOD = ("checkequal", "checkraises", "checkcall", "fixtype")
# Functions that tests hand to assertRaises in place of statements, by their arguments.
ATTRIBUTE_CALLS = {"getattr": 2, "setattr": 3, "delattr": 2}


class Rewriter(ast.NodeTransformer):
    """Rewrites code of `file`, written in the test class `cls` (None: in no class)."""

    def __init__(self, adapter: Adapter, file: str, cls: str | None) -> None:
        self.adapter, self.file, self.cls = adapter, file, cls
        self.annotator = Annotator(adapter.told, file)
        self.aliases: dict[str, str] = {}
        self.in_class = False
        self.stored: set[str] = set()

    # -- statements ---------------------------------------------------------------------

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The statements rewritten; one may become several."""
        made: list[ast.stmt] = []
        for statement in body:
            made += self.statement(statement)
        return made

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        match node:
            case ast.Expr(value=ast.Constant()):
                return []
            case ast.Expr(value=ast.Call() as called):
                special = self.inherited(called) or self.own_call(called)
                if special is not None:
                    return special
            case ast.Assign(targets=[ast.Name(id=target)], value=ast.Attribute(attr=method)) if (
                self.is_self(node.value.value) and self.is_method(method)  # type: ignore[attr-defined]
            ):
                self.aliases[target] = method
                return []
            case ast.With():
                return self.with_statement(node)
            case ast.For():
                copies = unrolled(node, self.adapter.literals(self.file))
                if copies is not None:
                    return self.block(copies)
            case ast.If():
                return self.if_statement(node)
        return [self.inside(node)]

    def inside(self, node: ast.stmt) -> ast.stmt:
        """The statement with its expressions and inner blocks rewritten."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self.annotator.annotate(node, method=self.in_class)
        saved = self.cls, self.in_class
        if isinstance(node, ast.ClassDef):
            self.cls, self.in_class = None, True
            if any(isinstance(base, ast.Name) and base.id == "type" for base in node.bases):
                node.body = [ast.Pass()]  # a metaclass is refused; mypy stumbles over some
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self.in_class = False
        for field, value in list(ast.iter_fields(node)):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                setattr(node, field, self.block(value) or [ast.Pass()])
            elif isinstance(value, list):
                setattr(node, field, [self.part(item) for item in value])
            elif isinstance(value, ast.AST):
                setattr(node, field, self.part(value))
        self.cls, self.in_class = saved
        return node

    def part(self, item: Any) -> Any:
        """Something in a statement that is no statement: it may hold a block."""
        if isinstance(item, ast.ExceptHandler | ast.match_case):
            item.body = self.block(item.body) or [ast.Pass()]
            if isinstance(item, ast.ExceptHandler) and item.type is not None:
                item.type = self.visit(item.type)
            return item
        return self.visit(item) if isinstance(item, ast.AST) else item

    def with_statement(self, node: ast.With) -> list[ast.stmt]:
        first = node.items[0]
        method = self.method_of(first.context_expr)
        if method == "subTest" or (method and method.startswith("assertWarns")):
            if len(node.items) > 1:
                node.items.pop(0)
                return self.statement(node)
            return self.block(node.body) if method == "subTest" else []
        if method in RAISING and isinstance(first.context_expr, ast.Call):
            arguments = self.visit(first.context_expr)
            bound = first.optional_vars.id if isinstance(first.optional_vars, ast.Name) else None
            if len(node.items) > 1:
                node.items.pop(0)
                body = self.statement(node)
            else:
                body = self.block(node.body)
            return [raising(arguments, method, body, bound, self.adapter.number())]
        return [self.inside(node)]

    def if_statement(self, node: ast.If) -> list[ast.stmt]:
        """Conditions on attributes of the test class are decided here."""
        test = self.visit(copy.deepcopy(node.test))
        value = constant_truth(test)
        if value is None:
            return [self.inside(node)]
        return self.block(node.body if value else node.orelse)

    def inherited(self, node: ast.Call) -> list[ast.stmt] | None:
        """The body of the method that `super().method()` calls."""
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[]), attr=method),
                args=[],
            ) if self.cls is not None:
                found = self.adapter.method(self.cls, method, behind=self.file)
                return self.adapter.rewritten(self.cls, *found) if found is not None else []
        return None

    # -- calls of the test's own methods --------------------------------------------------

    def own_call(self, node: ast.Call) -> list[ast.stmt] | None:
        """The statements of `self.method(...)`; None for what is an ordinary expression."""
        method = self.method_of(node)
        if method is None:
            return None
        if method in NAMED_METHOD:
            return self.named_method(method, node)
        if method in RAISING:
            return [self.raising_call(method, node)]
        self.generic_visit(node)
        made = assertion(method, node)
        return [made] if made is not None else None

    def raising_call(self, method: str, node: ast.Call) -> ast.stmt:
        skip = 2 if method == "assertRaisesRegex" else 1
        number = self.adapter.number()
        if len(node.args) <= skip:
            return ast.Expr(self.generic_visit(node))  # type: ignore[arg-type]
        called, args = node.args[skip], node.args[skip + 1 :]
        body: ast.stmt
        if isinstance(called, ast.Lambda) and not args:
            body = ast.Expr(self.visit(called.body))
        elif isinstance(called, ast.Name) and ATTRIBUTE_CALLS.get(called.id) == len(args):
            body = self.attribute_call(called.id, args)
        else:
            body = ast.Expr(self.visit(ast.Call(called, args, node.keywords)))
        heads = [self.visit(item) for item in node.args[:skip]]
        head = ast.copy_location(ast.Call(node.func, heads, []), node)
        return raising(head, method, [body], None, number)

    def attribute_call(self, function: str, args: list[ast.expr]) -> ast.stmt:
        owner, attribute = self.visit(args[0]), args[1]
        if not isinstance(attribute, ast.Constant) or not str(attribute.value).isidentifier():
            return ast.Expr(call(function, *map(self.visit, args)))
        text = str(attribute.value)
        if function == "getattr":
            return ast.Expr(ast.Attribute(owner, text, ast.Load()))
        if function == "delattr":
            return ast.Delete([ast.Attribute(owner, text, ast.Del())])
        return ast.Assign([ast.Attribute(owner, text, ast.Store())], self.visit(args[2]))

    def named_method(self, method: str, node: ast.Call) -> list[ast.stmt]:
        """`checkequal(result, object, "name", ...)` and its kin."""
        if method == "fixtype":
            return [ast.Expr(self.visit(node))]
        args = [self.visit(item) for item in node.args]
        first = None if method == "checkcall" else args.pop(0)
        attribute = args[1]
        if not isinstance(attribute, ast.Constant):
            return [ast.Expr(name("computed_method"))]
        owner = ast.Attribute(self.fixed(args[0]), str(attribute.value), ast.Load())
        keywords = [
            ast.keyword(word.arg, self.fixed(self.visit(word.value)))
            for word in node.keywords
            if word.arg != "expected_msg"
        ]
        called = ast.Call(owner, [self.fixed(item) for item in args[2:]], keywords)
        if first is None:
            return [ast.Expr(called)]
        if method == "checkequal":
            compared = ast.Compare(called, [ast.Eq()], [self.fixed(first)])
            return [check(compared, node.lineno)]
        head = ast.copy_location(call("assertRaises", first), node)
        return [raising(head, method, [ast.Expr(called)], None, self.adapter.number())]

    def fixed(self, node: ast.expr) -> ast.expr:
        """Text in arguments becomes the type that the class tests."""
        kind = self.adapter.attribute(self.cls, "type2test")
        if kind not in ("name:builtins:bytes", "name:builtins:bytearray"):
            return node
        return Octets(kind.rpartition(":")[2]).visit(copy.deepcopy(node))  # type: ignore[no-any-return]

    # -- expressions --------------------------------------------------------------------

    def visit_Call(self, node: ast.Call) -> ast.expr:
        method = self.method_of(node)
        if method == "fixtype" and node.args:
            return self.fixed(self.visit(node.args[0]))
        if method is not None and isinstance(node.func, ast.Name):
            node.func = ast.Attribute(name("self"), method, ast.Load())
        self.generic_visit(node)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if self.cls is None or not self.is_self(node.value):
            self.generic_visit(node)
            return node
        if node.attr in self.stored:
            return ast.Name(f"self_{node.attr}", node.ctx)
        known = self.adapter.attribute(self.cls, node.attr)
        if known is not None and isinstance(node.ctx, ast.Load):
            return self.adapter.value(known)
        if self.adapter.method(self.cls, node.attr) is not None:
            return name(self.adapter.helper(self.cls, node.attr))
        return ast.Name(f"self_{node.attr}", node.ctx)

    def is_self(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id="self" | "cls"):
                return self.cls is not None
            case ast.Attribute(value=ast.Name(id="self"), attr="__class__"):
                return self.cls is not None
            case ast.Call(func=ast.Name(id="type"), args=[ast.Name(id="self")]):
                return self.cls is not None
        return False

    def is_method(self, method: str) -> bool:
        return method.startswith("assert") or method in NAMED_METHOD or method == "fail"

    def method_of(self, node: ast.expr) -> str | None:
        """The method of the test that an expression calls."""
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if self.is_self(owner):
                return method
            case ast.Call(func=ast.Name(id=alias)):
                return self.aliases.get(alias)
        return None


class Octets(ast.NodeTransformer):
    """Text literals become octets."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if not isinstance(node.value, str):
            return node
        try:
            octets = ast.Constant(node.value.encode("latin-1"))
        except UnicodeEncodeError:
            return node
        return octets if self.kind == "bytes" else call("bytearray", octets)


def constant_truth(node: ast.expr) -> bool | None:
    match node:
        case ast.Constant(value=value):
            return bool(value)
        case ast.UnaryOp(op=ast.Not(), operand=ast.Constant(value=value)):
            return not value
    return None
