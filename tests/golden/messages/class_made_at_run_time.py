Made = type("Made", (), {})
print(Made)
