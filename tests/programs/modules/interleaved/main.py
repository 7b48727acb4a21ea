"""A module body runs where its import stands, once."""

print("main begins")

import first

print("between", first.VALUE)


def late() -> int:
    import second

    return second.VALUE


from first import describe

print(describe())
print("calling late")
print(late())
print(late())
