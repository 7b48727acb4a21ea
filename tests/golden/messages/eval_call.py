print(eval("1 + 1"))
exec("print(2)")
