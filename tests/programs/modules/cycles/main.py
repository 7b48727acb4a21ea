"""Imports in a circle: what has no meaning yet raises."""

try:
    import one

    print(one.X)
except AttributeError as error:
    print(type(error).__name__, error)
try:
    import four

    print(four.X)
except ImportError as error:
    print(type(error).__name__, str(error).rpartition(" ")[0])
import five

print(five.go())
try:
    from six import missing

    print(missing)
except ImportError as error:
    print(type(error).__name__, str(error).rpartition(" ")[0])
