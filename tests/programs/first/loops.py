total = 0
for i in range(10):
    total += i
print(total)

for i in range(3, 12, 4):
    print(i, end=" ")
print()
for i in range(5, -1, -2):
    print(i, end=" ")
print()

n = 27
steps = 0
while n != 1:
    n = 3 * n + 1 if n % 2 else n // 2
    steps += 1
print("collatz", steps)

for i in range(10):
    if i % 2:
        continue
    if i > 6:
        break
    print(i)
else:
    print("never")

for i in range(3):
    pass
else:
    print("finished with", i)

k = 0
while k < 3:
    k += 1
    if k == 10:
        break
else:
    print("while else", k)

for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)

for i in range(2):
    i += 10
    print(i)
