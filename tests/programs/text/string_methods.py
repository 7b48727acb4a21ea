"""str: case, stripping, splitting, joining, padding, replacing, predicates."""

print("Hello".upper(), "Hello".lower(), "hello world".title(), "hELLO".capitalize())
print("Hello".swapcase(), "straße".casefold())
print("[" + "  padded ".strip() + "]", "[" + "  x ".lstrip() + "]", "[" + "  x ".rstrip() + "]")
print("xxabcxx".strip("x"), "abc.py".removesuffix(".py"), "test_a".removeprefix("test_"))
print("www.example.com".strip("cmowz."), "mississippi".rstrip("ip"))
print("a,b,,c".split(","), "  a b  c ".split(), "a,b,c".split(",", 1), "".split(), "".split(","))
print("a,b,c".rsplit(",", 1), "one  two".split(" "), "a\nb\r\nc\n".splitlines())
print("a\nb\n".splitlines(True))
print(", ".join(["x", "y", "z"]), "".join([]), "-".join("abc"), "+".join(("p", "q")))
print("key=value=x".partition("="), "key".partition("="), "a=b=c".rpartition("="))
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "aaa".replace("", "-"))
print("7".zfill(3), "-7".zfill(4), "ab".ljust(5, ".") + "|", "ab".rjust(5) + "|")
print("ab".center(7, "*"), "abc".center(6) + "|", "x".center(4, "-"))
print("123".isdigit(), "12a".isdigit(), "abc".isalpha(), "ab1".isalnum(), "".isdigit())
print(" \t\n".isspace(), "ABC".isupper(), "abc".islower(), "Abc Def".istitle())
print("x_1".isidentifier(), "1x".isidentifier())
print("a\tb".expandtabs(4), "abc".isascii(), "é".isascii(), "12".isdecimal())
try:
    print("abc".split(""))
except ValueError as error:
    print(error)
