"""Encodings named by literals, the handlers of errors, and what the errors say."""


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
