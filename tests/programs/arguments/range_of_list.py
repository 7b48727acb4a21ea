"""How many bounds a range gets may be known only when it is called."""

a = [1, 5]
print(list(range(*a)))
print(list(range(*[1, 10, 3])), list(range(*(2, 4))), list(range(*[3])))
for i in range(*a):
    print(i)
t = (1, 4)
print(sum(range(*t)))
try:
    range(*[1, 2, 3, 4])
except TypeError as e:
    print(e)
empty: list[int] = []
try:
    range(*empty)
except TypeError as e:
    print(e)
text = ("12",)
print(str(*text), int(*text), tuple(*text), list(*text), bool(*("",)), max(*a), min(*(3, 4)))
