"""SystemExit runs finally blocks on its way out."""


def work() -> None:
    try:
        raise SystemExit(42)
    finally:
        print("cleaned up")


try:
    work()
except Exception:
    print("SystemExit is not an Exception")
