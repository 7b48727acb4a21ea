print("naja".encode("gb18030"))
print("\u20ac".encode("ascii", "namereplace"))
