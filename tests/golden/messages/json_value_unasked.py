import json

data = json.loads('{"a": [1, 2]}')
print(data["a"])
for item in data:
    print(item)
