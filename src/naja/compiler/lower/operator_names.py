"""The methods behind the operators."""

METHODS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__",
    "%": "__mod__", "**": "__pow__", "@": "__matmul__",
    "&": "__and__", "|": "__or__", "^": "__xor__", "<<": "__lshift__", ">>": "__rshift__",
    "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__", "==": "__eq__", "!=": "__ne__",
}  # fmt: skip

LAST = "!"  # behind the name of a method: its form that asks no other operand


def reflected(name: str) -> str:
    """`__radd__` for `__add__`."""
    return name.replace("__", "__r", 1)

# What the library asks of every value: functions and classes answer as any object does.
OF_OBJECTS = ("_naja_json", "_naja_json_key", "_naja_json_rank")

TRUTH = "_naja_truth"  # what the truth of an `object` calls
