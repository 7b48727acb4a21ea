import sys


def main() -> int:
    print("all is well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
print("never")
