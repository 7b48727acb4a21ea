def find(names: list[str], name: str) -> int | None:
    return names.index(name) if name in names else None


print(find(["a"], "a") + 1)
