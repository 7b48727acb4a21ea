"""`naja.unsafe` over CPython's own objects, with every access checked.

`str_alloc` and `bytes_alloc` make genuine CPython objects (`PyUnicode_New` with the
maximal code point of the kind) whose storage the code under test then fills, so that
results compare with CPython's directly. An address is valid only inside an object that
`str_address` or `bytes_address` named, or that was allocated; anything else fails the test.

`load` runs guest modules on it with 64-bit integers: results of `+ - * <<` that do not
fit raise OverflowError, as in an image.
"""

import ast
import bisect
import builtins
import ctypes
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import naja.unsafe as real

_VALUES = ("str", "bytes", "int", "float", "bool")
_SOURCE = Path(__file__).parents[3] / "src"
_MAXIMA = {1: 0xFF, 2: 0xFFFF, 4: 0x10FFFF}
_ASCII_DATA = 48  # sizeof(PyASCIIObject), CPython 3.11
_COMPACT_DATA = 72  # sizeof(PyCompactUnicodeObject)
_BYTES_DATA = bytes.__basicsize__ - 1

_new_str = ctypes.pythonapi.PyUnicode_New
_new_str.argtypes = [ctypes.c_ssize_t, ctypes.c_uint32]
_new_str.restype = ctypes.py_object
_new_bytes = ctypes.pythonapi.PyBytes_FromStringAndSize
_new_bytes.argtypes = [ctypes.c_void_p, ctypes.c_ssize_t]
_new_bytes.restype = ctypes.py_object


class Memory:
    """The runs that the code under test may touch, kept alive."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.runs: dict[int, tuple[int, object]] = {}

    def allow(self, address: int, count: int, owner: object) -> int:
        if address not in self.runs:
            bisect.insort(self.starts, address)
        elif self.runs[address][0] > count:
            return address
        self.runs[address] = (count, owner)
        return address

    def check(self, address: int, count: int) -> None:
        assert count >= 0, f"{count} octets"
        if count == 0:
            return
        at = bisect.bisect_right(self.starts, address) - 1
        start = self.starts[at] if at >= 0 else 0
        size = self.runs[start][0] if at >= 0 else 0
        assert start <= address and address + count <= start + size, (
            f"{count} octets at {address - start} of {size}"
        )


MEMORY = Memory()


class _Pointer:
    width = 8
    signed = True

    def __init__(self, address: int) -> None:
        self.address = address

    def __class_getitem__(cls, width: Any) -> Any:
        # A u64 reads as a signed int: an int has 64 bits.
        signed = width.signed or width.bits == 64
        return type("Ptr", (_Pointer,), {"width": width.bits // 8, "signed": signed})

    def __getitem__(self, index: int) -> int:
        at = self.address + index * self.width
        # An aligned word may be read whole where one octet may: no page ends in it.
        MEMORY.check(at, 1 if at % self.width == 0 else self.width)
        return int.from_bytes(ctypes.string_at(at, self.width), "little", signed=self.signed)

    def __setitem__(self, index: int, value: int) -> None:
        at = self.address + index * self.width
        MEMORY.check(at, self.width)
        value &= (1 << (8 * self.width)) - 1
        ctypes.memmove(at, value.to_bytes(self.width, "little"), self.width)


def _kind(text: str) -> int:
    size = sys.getsizeof(text)
    if text.isascii() and size < _COMPACT_DATA + len(text) + 1:
        return 1
    for kind in (4, 2, 1):
        if size >= _COMPACT_DATA + (len(text) + 1) * kind:
            return kind
    return 1


def str_alloc(count: int, kind: int) -> str:
    assert count >= 0 and kind in _MAXIMA, (count, kind)
    if count == 0:
        return ""
    made: str = _new_str(count, _MAXIMA[kind])
    ctypes.memset(id(made) + _COMPACT_DATA, 0, count * kind)
    MEMORY.allow(id(made) + _COMPACT_DATA, count * kind, made)
    return made


def str_kind(text: str) -> int:
    if text == "":
        return 1
    return _kind(text)


def str_address(text: str) -> int:
    kind = _kind(text)
    plain = text.isascii() and sys.getsizeof(text) < _COMPACT_DATA + len(text) + 1
    at = id(text) + (_ASCII_DATA if plain else _COMPACT_DATA)
    return MEMORY.allow(at, len(text) * kind, text)


def bytes_alloc(count: int) -> bytes:
    assert count >= 0
    if count == 0:
        return b""
    made: bytes = _new_bytes(None, count)
    ctypes.memset(id(made) + _BYTES_DATA, 0, count)
    MEMORY.allow(id(made) + _BYTES_DATA, count, made)
    return made


def bytes_address(data: bytes) -> int:
    return MEMORY.allow(id(data) + _BYTES_DATA, len(data), data)


def length_of(value: Any) -> int:
    return len(value)


def copy_memory(target: int, source: int, count: int) -> None:
    MEMORY.check(target, count)
    MEMORY.check(source, count)
    ctypes.memmove(target, source, count)


def fill_memory(target: int, octet: int, count: int) -> None:
    MEMORY.check(target, count)
    ctypes.memset(target, octet & 0xFF, count)


def compare_memory(a: int, b: int, count: int) -> int:
    MEMORY.check(a, count)
    MEMORY.check(b, count)
    left, right = ctypes.string_at(a, count), ctypes.string_at(b, count)
    return (left > right) - (left < right)


def cached_hash(value: object) -> int:
    return 0


def set_cached_hash(value: object, hash_value: int) -> None:
    assert hash_value != 0


def symbol_address(name: str) -> int:
    """No module variables: the section that holds them is empty."""
    return 0


def exact(text: str) -> str:
    """`text` in CPython's own canonical form, after a check that its kind is the least."""
    if text:
        top = max(map(ord, text))
        assert _kind(text) == (1 if top < 0x100 else 2 if top < 0x10000 else 4), text
    return "".join(map(chr, map(ord, text)))


def _fit(value: Any) -> Any:
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise OverflowError("integer result does not fit in 64 bits")
    return value


class _SixtyFourBits(ast.NodeTransformer):
    """Wrap what can leave 64 bits into a check."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.LShift, ast.Pow)):
            return ast.Call(ast.Name("__fit__", ast.Load()), [node], [])
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
            return ast.Call(ast.Name("__fit__", ast.Load()), [node], [])
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        read = ast.Name(node.target.id, ast.Load())
        value = self.visit_BinOp(ast.BinOp(read, node.op, node.value))
        return ast.Assign([node.target], value)  # type: ignore[arg-type]


_UNSAFE = types.ModuleType("naja.unsafe")
_UNSAFE.__dict__.update(real.__dict__)
_UNSAFE.__dict__.update(
    Ptr=_Pointer,
    str_alloc=str_alloc,
    str_kind=str_kind,
    str_address=str_address,
    bytes_alloc=bytes_alloc,
    bytes_unset=bytes_alloc,
    bytes_address=bytes_address,
    length_of=length_of,
    copy_memory=copy_memory,
    fill_memory=fill_memory,
    compare_memory=compare_memory,
    cached_hash=cached_hash,
    set_cached_hash=set_cached_hash,
    symbol_address=symbol_address,
)
_loaded: dict[str, types.ModuleType] = {"naja.unsafe": _UNSAFE}


def _import(
    name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
) -> Any:
    if name == "naja.unsafe" or name.startswith("naja.runtime."):
        return load(name)
    if name == "naja.runtime":
        return types.SimpleNamespace(**{part: load(f"{name}.{part}") for part in fromlist})
    return builtins.__import__(name, globals, locals, fromlist, level)


def load(name: str) -> Any:
    """A private copy of the guest module `name` on fake memory, with 64-bit integers."""
    if name in _loaded:
        return _loaded[name]
    path = _SOURCE.joinpath(*name.split(".")).with_suffix(".py")
    tree = _SixtyFourBits().visit(ast.parse(path.read_text(encoding="utf-8")))
    module = types.ModuleType(name)
    _loaded[name] = module
    module.__dict__["__fit__"] = _fit
    module.__dict__["__builtins__"] = {**builtins.__dict__, "__import__": _import}
    exec(compile(ast.fix_missing_locations(tree), str(path), "exec"), module.__dict__)
    return module


def load_classes(*names: str) -> Any:
    """A module with these classes of `naja.stdlib.builtins`; all other builtins are CPython's.

    `x[...]`, which the compiler turns into `_get`, `_slice` and the like, works too. A
    class whose values are CPython's own (`str`, `bytes` ...) is called `guest_str` there;
    its methods are called as functions.
    """
    path = _SOURCE / "naja" / "stdlib" / "builtins.py"
    body: list[ast.stmt] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        runtime = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("naja.run")
        alias = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_Buffer"
        chosen = isinstance(node, ast.ClassDef) and node.name in names
        if isinstance(node, ast.ClassDef) and chosen and node.name in _VALUES:
            node.name = "guest_" + node.name
        if runtime or alias or chosen:
            body.append(node)
    wanted = "from __future__ import annotations\nfrom typing import *\n"
    tree = ast.Module([*ast.parse(wanted).body, *body], [])
    module = types.ModuleType("classes")
    module.__dict__["__fit__"] = _fit
    module.__dict__["__builtins__"] = {**builtins.__dict__, "__import__": _import}
    made = _SixtyFourBits().visit(tree)
    exec(compile(ast.fix_missing_locations(made), str(path), "exec"), module.__dict__)
    for name in names:
        if name not in _VALUES:
            _add_subscripts(getattr(module, name))
    return module


def _add_subscripts(kind: Any) -> None:
    def get(self: Any, index: Any) -> Any:
        if not isinstance(index, slice):
            return self._get(index)
        if index.step is None:
            return self._slice(index.start, index.stop)
        return self._slice_step(index.start, index.stop, index.step)

    def put(self: Any, index: Any, value: Any) -> None:
        if isinstance(index, slice):
            self._set_slice(index.start, index.stop, value)
        else:
            self._set(index, value)

    def delete(self: Any, index: Any) -> None:
        if isinstance(index, slice):
            self._del_slice(index.start, index.stop)
        else:
            self._del(index)

    kind.__getitem__ = get
    kind.__setitem__ = put
    kind.__delitem__ = delete


def outcome(call: Callable[[], Any]) -> Any:
    """What a call gives: its value, or the class and words of its exception."""
    try:
        value = call()
    except Exception as error:
        return type(error).__name__, str(error)
    return plain(value)


def plain(value: Any) -> Any:
    """`value` with each str in CPython's own form, and our octet classes as theirs."""
    if type(value) is str:
        return exact(value)
    if isinstance(value, (list, tuple)):
        return type(value)(plain(item) for item in value)
    if type(value).__name__ == "bytearray" and type(value) is not bytearray:
        return bytearray(bytes(value))
    return value
