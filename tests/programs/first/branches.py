def sign(n: int) -> str:
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    else:
        return "positive"


def grade(score: int) -> str:
    if score >= 90:
        return "A"
    if score >= 80:
        return "B"
    return "C"


for n in (-5, 0, 7):
    print(n, sign(n))
for s in [95, 85, 10]:
    print(s, grade(s))
x = 3
print("odd" if x % 2 else "even")
print(1 < x < 5, 1 < x < 3, 5 > x >= 3 != n)
if x == 3 and sign(x) == "positive" or x == 9:
    print("both")
if not x == 4:
    print("not four")
print(x and 5, 0 and 5, x or 5, 0 or 5)
