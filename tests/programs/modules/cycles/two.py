import one

Y = one.X + 1
print(Y)
