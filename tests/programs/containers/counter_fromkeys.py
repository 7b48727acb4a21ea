"""`Counter.fromkeys` is not to be called."""

from collections import Counter

try:
    print(Counter.fromkeys("abc"))
except NotImplementedError as e:
    print(e)
try:
    print(Counter.fromkeys("abc", 3))
except NotImplementedError as e:
    print(e)
print(dict.fromkeys("abc"))
