def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def factorial(n: int) -> int:
    return 1 if n == 0 else n * factorial(n - 1)


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def even(n: int) -> bool:
    return True if n == 0 else odd(n - 1)


def odd(n: int) -> bool:
    return False if n == 0 else even(n - 1)


def hanoi(n: int, source: str, target: str, spare: str) -> int:
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target)
    if n == 1:
        print(source, "->", target)
    return moves + 1 + hanoi(n - 1, spare, target, source)


print(fib(20), factorial(20))
print(ackermann(2, 3))
print(even(50), odd(50))
print(hanoi(4, "A", "C", "B"))
