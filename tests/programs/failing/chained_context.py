def recover(key: str) -> int:
    table = {"x": 1}
    try:
        return table[key]
    except KeyError:
        return 10 // (len(key) - 1)


print(recover("x"))
recover("y")
