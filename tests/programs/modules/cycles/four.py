print("four")
from four_b import Y

X = 5
