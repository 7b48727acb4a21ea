import sys

pattern = sys.argv[0]
print(pattern % ("Tom", 5))
