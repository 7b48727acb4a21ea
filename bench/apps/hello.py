"""The smallest program: one line on stdout."""

print("hello, world")
