"""The names of the console's streams stay."""

import sys, io

sys.stdout = io.StringIO()
print("x")
