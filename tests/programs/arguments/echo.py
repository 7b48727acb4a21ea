# args: one "two words" ünï --flag=x% ""
import sys

print(len(sys.argv) - 1)
for argument in sys.argv[1:]:
    print(repr(argument))
