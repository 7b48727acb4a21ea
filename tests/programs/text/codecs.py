"""Encodings named by literals, the handlers of errors, and what the errors say."""

from typing import Final

ENCODING: Final = "utf-16-le"


def show(data: bytes) -> None:
    print(data.hex(), len(data))


text = "h\u00e9llo \u20ac \U0001f600"
show(text.encode("utf-16"))
show(text.encode("UTF_16-le"))
show(text.encode("utf-16BE"))
show(text.encode("utf-32"))
show(text.encode("utf-32-le"))
show(text.encode("utf-32-be"))
show(text.encode("utf-8-sig"))
show(text.encode("U8"))
show(text.encode("UTF8"))
show("5 \u20ac caf\u00e9".encode("cp1252"))
show("5 \u20ac".encode("iso-8859-15"))
show(text.encode("cp1252", "xmlcharrefreplace"))
show(text.encode("ascii", errors="xmlcharrefreplace"))
show(text.encode("cp437", "backslashreplace"))
show("\ud800x".encode("utf-8", "surrogatepass"))
print(
    b"\xff\xfeh\x00i\x00".decode("utf-16"),
    b"h\x00i\x00".decode("utf-16-le"),
    b"\xef\xbb\xbfhi".decode("utf-8-sig"),
)
print(
    bytearray(b"\x80\x93q\x94").decode("windows-1252"),
    str(b"\xa4", "latin9"),
    str(memoryview(b"\xa4x"), "iso8859-15", "replace"),
)
for number in range(3):
    try:
        if number == 0:
            print(b"ab\x81c".decode("cp1252"))
        elif number == 1:
            print(b"\xff\xfea\x00\x00\xd8".decode("utf-16"))
        else:
            print("\u4e2d\u6587!".encode("cp1252"))
    except UnicodeDecodeError as error:
        print(error, error.encoding, error.object, error.start, error.end, error.reason)
    except UnicodeEncodeError as error:
        print(error, error.encoding, error.object, error.start, error.end, error.reason)
print(
    bytes("\u20ac", "utf-16-be"),
    bytearray("\u20ac", "cp1252"),
    bytearray("x", encoding="utf-16-le"),
)
name = "Latin_1"
given = bytearray("x", name)
print("\u00e9".encode(name), b"".decode("klingon"))
try:
    "a".encode("klingon")
except LookupError as error:
    print(error)


class Config:
    ENCODING: Final = "cp1252"
    codec: str = "latin-1"


def either(data: bytes | bytearray) -> str:
    return data.decode("utf-16-be", "replace")


def named(data: bytes | None, encoding: str = "latin-1") -> str:
    return data.decode(encoding) if data is not None else ""


print("ab".encode(ENCODING), "\u20ac".encode(Config.ENCODING), "\xe9".encode(Config.codec))
print(
    either(b"\x00a\xd8"),
    either(bytearray(b"\x00b")),
    named(b"\xe9"),
    named(None),
    named(b"a", "U8"),
)
print("x".encode(errors="strict"), b"y".decode(errors="ignore"), "é".encode(encoding="utf8"))
handler = "surrogateescape"
print(ascii(b"\xff\x80a".decode("utf-8", handler)), "\udcffa".encode("ascii", handler))
print(str(object=b"x", encoding="utf-8"), str(encoding="ascii", object=b"y"), str(object=5))
