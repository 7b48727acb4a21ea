try:
    value = int("no number")
except ValueError as error:
    print("handled:", error)
    value = -1
else:
    print("never")
print(value)
[1, 2][value + 5]
