"""Code points of one, two and four octets; indexing is by code point."""

words = ["ascii", "naïve", "Ωμέγα", "日本語", "🐍 snake", "e\u0301"]
for word in words:
    print(word, len(word), word[0], word[-1], word[::-1])
    print(word.encode(), word.encode("utf-8").decode("utf-8") == word)
    print(repr(word), ascii(word))
mixed = "a" + "é" + "€" + "🐍"
print(mixed, len(mixed), [ord(c) for c in mixed], mixed.find("€"), mixed[1:3])
print(mixed.replace("🐍", "x"), mixed.upper(), "ÀÉ".lower(), "é" in mixed)
print("é" < "z", "z" < "é", "€" < "🐍", sorted(["z", "é", "a", "🐍"]))
print(repr("\x00\x1f\x7f\x80\u200b\n\r\t\\'"), repr("it's"), repr('say "hi"'), repr("both ' \""))
print("latin é".encode("latin-1"), b"\xe9".decode("latin-1"), "abc".encode("ascii"))
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
try:
    b"\xff\xfe".decode()
except UnicodeDecodeError as error:
    print(error)
print(b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"))
print("aéb".encode("ascii", "replace"), "aéb".encode("ascii", "ignore"))
table = {"ключ": 1, "鍵": 2}
print(table["ключ"], table["鍵"], table)
