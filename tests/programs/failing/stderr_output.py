import sys

print("to stdout")
print("to stderr", file=sys.stderr)
sys.stderr.write("raw\n")
sys.stdout.write("out\n")
print("again", 1, file=sys.stderr, sep="-")
