def fail() -> None:
    raise FileNotFoundError(2, "No such file or directory")


def log_and_reraise() -> None:
    try:
        fail()
    except OSError as error:
        print("saw", error.errno, error.strerror)
        raise


log_and_reraise()
