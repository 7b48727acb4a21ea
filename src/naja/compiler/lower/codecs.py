"""`encode` and `decode` where the program says the encoding as a literal.

Such a call reaches the code of that one codec alone. What a name means is asked of CPython's
own `codecs`, so every spelling is understood. The tables of codecs of one octet a character
are CPython's too. A name that the running program computes is looked for by
`naja.runtime.text_codec`, among a few.
"""

from __future__ import annotations

import codecs
import importlib

from naja.compiler.ir.core import TextSymbol
from naja.compiler.lower.arguments import Actual, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_named
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported

_OCTETS = ("builtins.bytes", "builtins.bytearray")
_ASCII = "".join(map(chr, range(128)))
_NONE = "\ufffe"
# CPython's name of a codec, and that of our functions behind `decode_` and `encode_`.
_WITH_ERRORS = {"utf-8": "utf8_by", "utf-8-sig": "sig", "ascii": "ascii", "iso8859-1": "latin"}


def coded_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """`text.encode(...)` or `octets.decode(...)` with a literal; None: another call."""
    if not actuals or any(actual.star or actual.mapping for actual in actuals):
        return None
    if name == "encode" and is_named(receiver.type, "builtins.str"):
        return _literal_call(f, "encode", receiver, *codec_arguments(f, actuals))
    if name == "decode" and any(is_named(receiver.type, octets) for octets in _OCTETS):
        return _literal_call(f, "decode", receiver, *codec_arguments(f, actuals))
    return None


def codec_arguments(f: FunctionLowering, actuals: list[Actual]) -> tuple[Typed, Typed]:
    """The arguments `encoding` and `errors`, or their defaults."""
    by_name = {actual.name: actual.value for actual in actuals if actual.name}
    given = [actual.value for actual in actuals if not actual.name]
    string = f.program.builtin("str")
    for at, (name, default) in enumerate((("encoding", "utf-8"), ("errors", "strict"))):
        if at < len(given):
            by_name[name] = given[at]
        elif name not in by_name:
            by_name[name] = Typed(f.program.statics.string(default), string)
    return by_name["encoding"], by_name["errors"]


def decoded(f: FunctionLowering, octets: Typed, encoding: Typed, errors: Typed) -> Typed:
    """`str(octets, encoding, errors)`."""
    made = _literal_call(f, "decode", octets, encoding, errors)
    return made or _call(f, "decode", [octets, encoding, errors])


def encoded(f: FunctionLowering, text: Typed, encoding: Typed, errors: Typed) -> Typed:
    """`bytes(text, encoding, errors)`."""
    made = _literal_call(f, "encode", text, encoding, errors)
    return made or _call(f, "encode", [text, encoding, errors])


def _literal_call(
    f: FunctionLowering, way: str, source: Typed, encoding: Typed, errors: Typed
) -> Typed | None:
    """The call of the one codec; None where only the running program knows the name.

    Errors: Unsupported for an encoding of CPython's that images lack.
    """
    if not isinstance(encoding.value, TextSymbol):
        return None
    handler = errors.value.text if isinstance(errors.value, TextSymbol) else ""
    if handler == "namereplace" and way == "encode":
        raise Unsupported(
            "an image does not know the names of characters; "
            'errors="backslashreplace" writes their numbers',
            "codec",
        )
    try:
        codec = codecs.lookup(encoding.value.text)
    except (LookupError, ValueError):
        return None  # and so LookupError at run time
    name = codec.name
    if name == "utf-8" and handler == "strict":
        return _call(f, f"{way}_utf8", [source])
    if name == "iso8859-1" and way == "decode":
        return _call(f, "decode_latin", [source])
    if name in _WITH_ERRORS:
        return _call(f, f"{way}_{_WITH_ERRORS[name]}", [source, errors])
    if name.startswith(("utf-16", "utf-32")):
        return _call(f, f"{way}_wide", [source, _text(f, name), errors])
    table = _table(name) if codec._is_text_encoding else None
    if table is None:
        raise Unsupported(
            f"an image does not know the encoding {name}; "
            "UTF-8, 16 and 32 and those of one octet a character are there",
            "codec",
        )
    return _call(f, f"{way}_charmap", [source, _text(f, table), errors])


def _table(name: str) -> str | None:
    """The 256 characters of a codec that extends ASCII by one octet a character."""
    module = importlib.import_module("encodings." + name.replace("-", "_"))
    table = getattr(module, "decoding_table", None)
    if not isinstance(table, str) or len(table) != 256 or table[:128] != _ASCII:
        return None
    known = [character for character in table if character != _NONE]
    return table if len(known) == len(set(known)) else None


def _text(f: FunctionLowering, text: str) -> Typed:
    return Typed(f.program.statics.string(text), f.program.builtin("str"))


def _call(f: FunctionLowering, name: str, values: list[Typed]) -> Typed:
    function = f.program.named_function(f"naja.runtime.text_codecs:{name}")
    return call_function(f, function, plain(values))
