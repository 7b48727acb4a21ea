"""Operands, arguments, subscripts and targets are evaluated in Python's order."""


def say(text: str, value: int) -> int:
    print(text, end=" ")
    return value


def three(a: int, b: int, c: int) -> int:
    print("call")
    return a + b + c


values = [0, 0, 0]
print(say("a", 1) + say("b", 2) * say("c", 3))
print(three(say("1", 1), say("2", 2), c=say("3", 3)))
values[say("index", 1)] = say("value", 9)
print(values)
values[say("i", 2)] += say("j", 5)
print(values)
print(say("x", 0) or say("y", 4), say("x", 1) and say("y", 0))
print(say("low", 1) < say("mid", 2) < say("high", 3))
print(say("low", 5) < say("mid", 2) < say("skipped", 3))
print({say("k1", 1): say("v1", 2), say("k2", 3): say("v2", 4)})
a = b = say("once", 6)
print(a, b)
(values[0], values[1]) = say("first", 7), say("second", 8)
print(values)
print([say("elt", n) for n in range(say("stop", 3))])
print(say("then", 1) if say("test", 0) else say("else", 2))
i = 0
i, values[i] = 2, 5
print(i, values)
