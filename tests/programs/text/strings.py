"""str: indexing, slicing, searching, comparing."""

text = "The quick brown fox"
print(len(text), text[0], text[-1], text[4])
print(text[4:9], text[:3], text[-3:], text[::2], text[::-1], text[100:], text[3:1])
print(text + " jumps", "ab" * 3, "-" * 0, 2 * "xy")
print("quick" in text, "slow" in text, "" in text, "slow" not in text)
print(text.find("o"), text.find("o", 13), text.rfind("o"), text.find("zebra"), text.index("q"))
print(text.count("o"), text.count("xx"), "aaaa".count("aa"), "abc".count(""))
print(text.startswith("The"), text.endswith("fox"), text.startswith("quick", 4))
print(text.startswith(("A", "T")), text.endswith(("x", "y")))
print("apple" < "banana", "a" < "B", "abc" < "abd", "ab" < "abc", text == text[:], text != text[1:])
for c in "abc":
    print(c, ord(c), chr(ord(c) + 1))
print(ord("A"), chr(97), chr(8364), ord("€"))
print(min("hello"), max("hello"), sorted("hello"))
print(list("abc"), tuple("ab"), "".join(reversed("abc")))
try:
    print(text[50])
except IndexError as error:
    print(error)
try:
    text.index("zebra")
except ValueError as error:
    print(error)
print(bool(""), bool(" "), not "")
print("multi\nline\ttext")
print("""triple
quoted""")
print("concatenated", r"raw\n", "\x41\u00e9\N{BULLET}")
