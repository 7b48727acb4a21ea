"""`urllib.parse`: addresses and their parts as text.

Deliberately missing: addresses in octets, `quote_via` of `urlencode`.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeVar, overload

from .quoting import decoded, decoded_text, encoded
from .results import (
    DefragResult as DefragResult,
    ParseResult as ParseResult,
    SplitResult as SplitResult,
    joined,
    uses_netloc as _uses_netloc,
)

_K = TypeVar("_K")
_V = TypeVar("_V")
_RELATIVE: Final = (
    " ftp http gopher nntp imap wais file https shttp mms prospero rtsp rtspu sftp svn svn+ssh "
    "ws wss "
)
_PARAMS: Final = " ftp hdl prospero http imap https shttp rtsp rtspu sip sips mms sftp tel "
_SCHEME: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_CONTROL: Final = (
    "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
    "\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f "
)
# What Unicode normalisation (NFKC) makes a mark of: fullwidth forms, "a/c", "??" and their kin.
_HIDDEN: Final = (
    "\u2047\u2048\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16\ufe55\ufe56\ufe5f\ufe6b"
    "\uff03\uff0f\uff1a\uff1f\uff20"
)


def quote(
    string: str | bytes,
    safe: str | bytes = "/",
    encoding: str | None = None,
    errors: str | None = None,
) -> str:
    """Percent encoding of all but letters, digits, `_.-~` and the characters of `safe`."""
    if isinstance(string, bytes):
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
        return encoded(string, safe)
    return encoded(string.encode(encoding or "utf-8", errors or "strict"), safe)


def quote_from_bytes(bs: bytes | bytearray, safe: str | bytes = "/") -> str:
    return encoded(bytes(bs), safe)


def quote_plus(
    string: str | bytes,
    safe: str | bytes = "",
    encoding: str | None = None,
    errors: str | None = None,
) -> str:
    """`quote`, and `+` for a space: as forms are sent."""
    kept = safe if isinstance(safe, str) else safe.decode("latin-1")
    return quote(string, kept + " ", encoding, errors).replace(" ", "+")


def unquote(string: str | bytes, encoding: str = "utf-8", errors: str = "replace") -> str:
    """The text that percent encoding stands for."""
    if isinstance(string, bytes):
        return decoded(string).decode(encoding, errors)
    return decoded_text(string, encoding, errors)


def unquote_to_bytes(string: str | bytes) -> bytes:
    return decoded(string.encode() if isinstance(string, str) else string)


def unquote_plus(string: str, encoding: str = "utf-8", errors: str = "replace") -> str:
    return decoded_text(string.replace("+", " "), encoding, errors)


def _split_netloc(url: str) -> tuple[str, str]:
    """The host of `//host/path`, and what follows."""
    stop = 2
    while stop < len(url) and url[stop] not in "/?#":
        stop += 1
    return url[2:stop], url[stop:]


def _check_brackets(netloc: str) -> None:
    """ValueError for a host in brackets that is no IPv6 address."""
    if ("[" in netloc) != ("]" in netloc):
        raise ValueError("Invalid IPv6 URL")
    if "[" not in netloc:
        return
    host = netloc.partition("[")[2].partition("]")[0]
    if host.startswith("v"):
        version, dot, address = host[1:].partition(".")
        if version == "" or dot == "" or address == "" or not _is_hexadecimal(version):
            raise ValueError("IPvFuture address is invalid")
    elif _is_ipv4(host):
        raise ValueError("An IPv4 address cannot be in brackets")
    elif not _is_ipv6(host):
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def _check_letters(netloc: str) -> None:
    """ValueError for a host that has marks of an address once it is normalised."""
    if not netloc.isascii() and any([letter in _HIDDEN for letter in netloc]):
        raise ValueError(
            "netloc '" + netloc + "' contains invalid characters under NFKC normalization"
        )


def _is_hexadecimal(text: str) -> bool:
    return all([letter in "0123456789abcdefABCDEF" for letter in text])


def _is_ipv4(text: str) -> bool:
    parts = text.split(".")
    for part in parts:
        if not (part.isascii() and part.isdigit() and len(part) <= 3) or int(part) > 255:
            return False
        if part != "0" and part[0] == "0":
            return False
    return len(parts) == 4


def _is_ipv6(text: str) -> bool:
    address, percent, zone = text.partition("%")
    if percent != "" and (zone == "" or "%" in zone):
        return False
    parts = address.split(":")
    if len(parts) < 3:
        return False
    if "." in parts[-1]:
        if not _is_ipv4(parts[-1]):
            return False
        parts = [*parts[:-1], "0", "0"]
    gaps = [at for at in range(1, len(parts) - 1) if parts[at] == ""]
    if len(gaps) > 1 or len(parts) > 9:
        return False
    if parts[0] == "" and (not gaps or gaps[0] != 1):
        return False
    if parts[-1] == "" and (not gaps or gaps[0] != len(parts) - 2):
        return False
    count = len([part for part in parts if part != ""])
    if (gaps and count > 7) or (not gaps and count != 8):
        return False
    return all([len(part) <= 4 and _is_hexadecimal(part) for part in parts])


def urlsplit(url: str, scheme: str = "", allow_fragments: bool = True) -> SplitResult:
    """The scheme, host, path, query and fragment. ValueError for a malformed host."""
    rest = url.lstrip(_CONTROL)
    default = scheme.strip(_CONTROL)
    for mark in "\t\r\n":
        rest = rest.replace(mark, "")
        default = default.replace(mark, "")
    at = rest.find(":")
    if at > 0 and rest[0].isascii() and rest[0].isalpha():
        if all([letter in _SCHEME for letter in rest[:at]]):
            default = rest[:at].lower()
            rest = rest[at + 1 :]
    netloc = query = fragment = ""
    if rest.startswith("//"):
        netloc, rest = _split_netloc(rest)
        _check_brackets(netloc)
        _check_letters(netloc)
    if allow_fragments:
        rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    return SplitResult(default, netloc, rest, query, fragment)


def urlparse(url: str, scheme: str = "", allow_fragments: bool = True) -> ParseResult:
    """`urlsplit`, with the parameters of the path's last part."""
    parts = urlsplit(url, scheme, allow_fragments)
    path = parts.path
    params = ""
    if (parts.scheme == "" or f" {parts.scheme} " in _PARAMS) and ";" in path:
        at = path.find(";", max(path.rfind("/"), 0))
        if at >= 0:
            path, params = path[:at], path[at + 1 :]
    return ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment)


def urlunsplit(components: SplitResult | Sequence[str]) -> str:
    """The address with these five parts."""
    scheme, netloc, path, query, fragment = components
    return joined(scheme, netloc, path, query, fragment)


def urlunparse(components: ParseResult | Sequence[str]) -> str:
    """The address with these six parts."""
    scheme, netloc, path, params, query, fragment = components
    return joined(scheme, netloc, f"{path};{params}" if params != "" else path, query, fragment)


def urldefrag(url: str) -> DefragResult:
    """The address without its fragment, and the fragment."""
    if "#" not in url:
        return DefragResult(url, "")
    parts = urlsplit(url)
    return DefragResult(parts._replace(fragment="").geturl(), parts.fragment)


def urljoin(base: str, url: str, allow_fragments: bool = True) -> str:
    """The address that `url` means in a document at `base`. Source: RFC 3986, 5.2."""
    if base == "" or url == "":
        return url or base
    origin = urlparse(base, "", allow_fragments)
    made = urlparse(url, origin.scheme, allow_fragments)
    scheme = made.scheme
    if scheme != origin.scheme or not (scheme == "" or f" {scheme} " in _RELATIVE):
        return url
    if _uses_netloc(scheme):
        if made.netloc != "":
            return made.geturl()
        made = made._replace(netloc=origin.netloc)
    if made.path == "" and made.params == "":
        query = made.query or origin.query
        return made._replace(path=origin.path, params=origin.params, query=query).geturl()
    return made._replace(path=_joined_path(origin.path, made.path)).geturl()


def _joined_path(base: str, path: str) -> str:
    """`path` behind the directory of `base`, without `.` and `..`."""
    if path.startswith("/"):
        segments = path.split("/")
    else:
        before = base.split("/")
        if before[-1] != "":
            before.pop()
        segments = before + path.split("/")
        inner = [segment for segment in segments[1:-1] if segment != ""]
        segments = [*segments[:1], *inner, *segments[1:][-1:]]
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] == "." or segments[-1] == "..":
        kept.append("")
    return "/".join(kept) or "/"


def parse_qsl(
    qs: str,
    keep_blank_values: bool = False,
    strict_parsing: bool = False,
    encoding: str = "utf-8",
    errors: str = "replace",
    max_num_fields: int | None = None,
    separator: str = "&",
) -> list[tuple[str, str]]:
    """The names and values of a query, in order. ValueError if it is malformed (and strict)."""
    if separator == "":
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    made: list[tuple[str, str]] = []
    if qs == "":
        return made
    for field in qs.split(separator):
        if field == "" and not strict_parsing:
            continue
        name, mark, value = field.partition("=")
        if mark == "" and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value != "" or keep_blank_values:
            made.append(
                (unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors))
            )
    return made


def parse_qs(
    qs: str,
    keep_blank_values: bool = False,
    strict_parsing: bool = False,
    encoding: str = "utf-8",
    errors: str = "replace",
    max_num_fields: int | None = None,
    separator: str = "&",
) -> dict[str, list[str]]:
    """The values of each name of a query."""
    made: dict[str, list[str]] = {}
    for name, value in parse_qsl(
        qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator
    ):
        if name in made:
            made[name].append(value)
        else:
            made[name] = [value]
    return made


def _part(value: _V, safe: str) -> str:
    """A name or a value of a query."""
    if isinstance(value, bytes):
        return quote_plus(value, safe)
    return quote_plus(str(value), safe)


def _parts(value: Sequence[_V], safe: str) -> list[str]:
    """All values of a name: those of a list or tuple, one text."""
    if isinstance(value, (str, bytes)):
        return [_part(value, safe)]
    return [_part(item, safe) for item in value]


@overload
def urlencode(
    query: Mapping[_K, _V],
    doseq: Literal[False] = False,
    safe: str = "",
) -> str:
    fields: list[str] = []
    for key, value in query.items():
        fields.append(_part(key, safe) + "=" + _part(value, safe))
    return "&".join(fields)


@overload
def urlencode(
    query: Sequence[tuple[_K, _V]],
    doseq: Literal[False] = False,
    safe: str = "",
) -> str:
    fields: list[str] = []
    for key, value in query:
        fields.append(_part(key, safe) + "=" + _part(value, safe))
    return "&".join(fields)


@overload
def urlencode(
    query: Mapping[_K, Sequence[_V]],
    doseq: Literal[True],
    safe: str = "",
) -> str:
    fields: list[str] = []
    for key, values in query.items():
        name = _part(key, safe)
        for text in _parts(values, safe):
            fields.append(name + "=" + text)
    return "&".join(fields)


@overload
def urlencode(
    query: Sequence[tuple[_K, Sequence[_V]]],
    doseq: Literal[True],
    safe: str = "",
) -> str:
    fields: list[str] = []
    for key, values in query:
        name = _part(key, safe)
        for text in _parts(values, safe):
            fields.append(name + "=" + text)
    return "&".join(fields)


def urlencode(
    query: Mapping[_K, _V] | Sequence[tuple[_K, _V]],
    doseq: bool = False,
    safe: str = "",
) -> str:
    """A query of names and values; with `doseq` each item of a value is one of its own."""
    raise NotImplementedError
