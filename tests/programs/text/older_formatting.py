"""str.format with a literal, translate."""

print("{} {} {}".format(1, "two", 3.5), "{1} {0}".format("a", "b"), "{x:>4}".format(x=7))
print("{!r:>6}|{:.2f}|{{}}".format("a", 2.0))
print("hello".translate({ord("l"): "L", ord("h"): None}))
