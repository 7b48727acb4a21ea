def ratio(a: int, b: int) -> int:
    return a // b


print(ratio(7, 2))
print(
    ratio(
        7,
        0,
    )
)
