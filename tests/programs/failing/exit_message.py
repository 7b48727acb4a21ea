import sys

print("leaving with a message")
sys.exit("the reason, on stderr")
