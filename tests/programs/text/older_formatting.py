"""str.format with a literal, percent formatting, translate."""

print("{} {} {}".format(1, "two", 3.5), "{1} {0}".format("a", "b"), "{x:>4}".format(x=7))
print("{!r:>6}|{:.2f}|{{}}".format("a", 2.0))
print("%s is %d years and %.1f" % ("Tom", 5, 2.25))
print("%5d|%-5s|%05d|%x|%r|%%" % (42, "ab", 7, 255, "q"))
print("one %s" % "value")
print("hello".translate({ord("l"): "L", ord("h"): None}))
print("hello".translate(str.maketrans("lo", "01")))
