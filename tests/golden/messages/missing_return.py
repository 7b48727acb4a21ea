def f(n: int) -> int:
    if n:
        return 1


print(f(1))
