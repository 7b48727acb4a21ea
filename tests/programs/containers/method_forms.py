"""Methods of the builtin types, with every form of their parameters."""

print(
    float.fromhex("0x1.8p3"),
    float.fromhex("-0X.8P-2"),
    float.fromhex(" inf "),
    float.fromhex("ff"),
    float.fromhex("0x1.fffffffffffff8p0"),
    float.fromhex("0x0.0000000000001p-1022"),
    float.fromhex("1p-1075"),
    float.fromhex("0x1.00000000000008p0"),
    float.fromhex((0.1).hex()),
)
for t in ["", "0x", "0x1.2.3", "1p", "zz", "0x1p1024"]:
    try:
        print(float.fromhex(t))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(b"hello".translate(bytes.maketrans(b"el", b"ip")), bytearray.maketrans(b"a", b"b")[97])
try:
    bytes.maketrans(b"ab", b"a")
except ValueError as e:
    print(e)
v = memoryview(b"abc")
print(v.shape, v.strides, v.suboffsets, v.f_contiguous, v.cast("B").tobytes())
s = {1, 2, 3}
print(
    s.union([4], (5,)),
    s.union(),
    s.intersection([1, 2], {2}),
    s.difference([1], [2]),
    s.intersection(),
    s.difference(),
)
s.update([7], (8,), {9})
s.intersection_update([1, 7, 8], {1, 7})
s.difference_update([1], [3])
s.symmetric_difference_update([9])
print(
    sorted(s),
    frozenset([1]).union([2], [3]),
    frozenset([1, 2]).intersection([2], [2]),
    frozenset({1, 2}).difference([1], [2]),
)
s |= {1}
s &= {1, 9}
s -= {9}
s ^= {5}
print(
    sorted(s), {1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, frozenset([1]) | {2}, {1, 2} - frozenset([1])
)
d = {"a": 1}
d.update({"b": 2})
d.update([("c", 3)])
d |= {"e": 5}
print(
    d,
    d | {"f": 6},
    d.setdefault("z", 0),
    d.pop("q", None),
    d.popitem(),
    dict.fromkeys([1, 2], "x"),
    list(reversed(d)),
    d.keys() & {"a"},
    sorted(d.keys() | {"k"}),
    d.items() >= {("a", 1)},
    sorted(d.keys() - ["a"]),
    d.keys().isdisjoint(["x"]),
)
l = [3, 1, 2]
l.extend((4, 5))
l.insert(-1, 9)
l.sort(key=lambda x: -x, reverse=True)
print(
    l,
    l.index(4),
    l.index(9, 2),
    l.index(4, 1, 9),
    l.count(1),
    l.copy(),
    l.pop(0),
    l.pop(),
    l * 2,
    2 * l,
    [1] < [2],
    l.__contains__(3),
)
l[1:3] = [7, 8, 9]
del l[::2]
l += (1,)
l.reverse()
l.remove(1)
print(l, (1, 2, 1).count(1), (1, 2).index(2), (1, 2) + (3,), (1,) * 3)
print(
    "a,b,c".rsplit(",", 1),
    "a b".split(maxsplit=1),
    "abcabc".replace("a", "x", 1),
    "x".join(["1", "2"]),
    "abc".partition("b"),
    "aXbX".rpartition("X"),
    "abc".startswith(("x", "a")),
    "abc".endswith("c", 1, 3),
    "tEST".swapcase(),
    "a\tb".expandtabs(4),
    "abc".center(9, "*"),
    "ß".casefold(),
    "l1\nl2\r\n".splitlines(True),
    "abcb".find("b", 2),
    "abcb".rfind("b"),
    "abc".index("c"),
    "abcb".rindex("b"),
    "aaa".count("a", 1),
    "x".ljust(3, "."),
    "x".rjust(3),
    "  x ".strip(),
    "xxaxx".strip("x"),
    "abc".removeprefix("a"),
    "abc".removesuffix("c"),
    "a{}".format(1),
    "42".zfill(5),
    "-42".zfill(5),
    "abc".translate({97: "X", 98: None}),
    "Abc Def".title(),
    "abc".capitalize(),
    "é".encode("latin-1"),
    "é".encode(),
    "abc".isidentifier(),
    "12".isdigit(),
    "½".isnumeric(),
    "x".isprintable(),
    "Ab".istitle(),
    "ascii".isascii(),
)
b = b"a,b,,c"
print(
    b.split(b","),
    b.rsplit(b",", 1),
    b.replace(b",", b";", 2),
    b.join([b"1", b"2"]),
    b.partition(b","),
    b.find(b"b"),
    b.hex(" "),
    b.decode("ascii"),
    b.startswith(b"a"),
    b.upper(),
    b.title(),
    b.center(10, b"*"),
    b.isalpha(),
    b.count(b","),
    b.index(44),
    b.strip(b"a"),
    b.splitlines(),
    b.zfill(9),
    b.expandtabs(),
    b.endswith((b"c", b"d")),
    bytes.fromhex("ff 00"),
    b[1:3],
    b * 2,
    b + b"x",
    97 in b,
    b.removeprefix(b"a"),
    b.swapcase(),
    b.capitalize(),
    b.islower(),
    b.isspace(),
    b.rpartition(b","),
    b.rfind(b","),
    b.lstrip(b"a"),
)
a = bytearray(b"hello")
a.append(33)
a.extend(b"??")
a.insert(0, 62)
a.remove(33)
a.reverse()
print(
    a,
    a.pop(),
    a.pop(0),
    a.copy(),
    a.find(b"l"),
    a.count(b"l"),
    a * 2,
    a + b"x",
    a.upper(),
    a.split(b"l"),
    a.index(b"e"),
    a == b"?olleh",
    a.decode(),
)
a[1:3] = b"XYZ"
del a[0]
a += b"!"
a *= 2
a.clear()
print(
    a,
    (10).to_bytes(2, "big"),
    int.from_bytes(b"\x01\x00", "little"),
    (-5).to_bytes(1, "little", signed=True),
    (5).bit_length(),
    (7).bit_count(),
    (3).as_integer_ratio(),
    (3).conjugate(),
    (5).real,
    (5).imag,
    (5).numerator,
    (5).denominator,
    (2.5).as_integer_ratio(),
    (2.0).is_integer(),
    (2.5).hex(),
    (2.5).conjugate(),
    round(2.567, 2),
    (5).__round__(-1),
)
r = range(0, 20, 3)
print(
    r.index(9),
    r.count(4),
    r.start,
    r.stop,
    r.step,
    r[1:3],
    r[-1],
    9 in r,
    len(r),
    r == range(0, 21, 3),
    list(reversed(r)),
    hash(r) == hash(range(0, 20, 3)),
)
sl = slice(1, 10, 2)
print(
    sl.start,
    sl.stop,
    sl.step,
    sl.indices(5),
    sl,
    slice(3) == slice(None, 3, None),
    [0, 1, 2, 3, 4][sl],
)
