import json

pair: tuple[int, int] | None = json.loads("[1, 2]")
print(pair)
