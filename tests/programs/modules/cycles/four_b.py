print("four_b")
from four import X

Y = X
