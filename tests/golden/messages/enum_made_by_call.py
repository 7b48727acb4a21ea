from enum import Enum

Color = Enum("Color", ["RED", "GREEN"])
print(Color.RED)
