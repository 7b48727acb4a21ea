"""What the errors of strptime say of how they came about."""

from datetime import datetime

for t, f in [
    ("2020-13-01", "%Y-%m-%d"),
    ("x", "%Y"),
    ("2020", "%Y %Q"),
    ("2020-02-30", "%Y-%m-%d"),
    ("2020 ", "%Y"),
    ("20", "%"),
]:
    try:
        print(datetime.strptime(t, f))
    except ValueError as e:
        print(repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
for f in ("% d", "%\n", "%-d"):
    try:
        print(datetime.strptime("2020", f))
    except ValueError as e:
        print(repr(e), repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
