numbers = range(3)
numbers.start = 1
