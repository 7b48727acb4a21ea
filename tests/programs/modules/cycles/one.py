import two

X = 5
