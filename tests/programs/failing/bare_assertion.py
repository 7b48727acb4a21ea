x = 4
assert x == 4
assert x == 5
