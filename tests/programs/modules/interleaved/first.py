print("first runs")

VALUE = 1


def describe() -> str:
    return f"first has {VALUE}"
