"""The traceback of an error in another module."""

from helper import compute

print(compute([4, 2]))
print(compute([4, 0]))
