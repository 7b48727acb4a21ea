import sys

if len(sys.argv) > 5:
    missing = 5
