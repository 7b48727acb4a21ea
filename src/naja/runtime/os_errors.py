"""`OSError(number, text)` gives an object of the subclass that belongs to the number."""


def os_error(*args: object) -> OSError:
    """The OSError, or the subclass that belongs to the number."""
    number = args[0]
    error = _kind(number) if isinstance(number, int) else OSError()
    error.__init__(*args)  # type: ignore[misc]
    return error


def _kind(number: int) -> OSError:
    """An empty error of the class for a Linux error number (PEP 3151)."""
    if number == 1 or number == 13:  # EPERM, EACCES
        return PermissionError()
    if number == 2:  # ENOENT
        return FileNotFoundError()
    if number == 3:  # ESRCH
        return ProcessLookupError()
    if number == 4:  # EINTR
        return InterruptedError()
    if number == 10:  # ECHILD
        return ChildProcessError()
    if number == 11 or number == 114 or number == 115:  # EAGAIN, EALREADY, EINPROGRESS
        return BlockingIOError()
    if number == 17:  # EEXIST
        return FileExistsError()
    if number == 20:  # ENOTDIR
        return NotADirectoryError()
    if number == 21:  # EISDIR
        return IsADirectoryError()
    if number == 110:  # ETIMEDOUT
        return TimeoutError()
    return _connection_kind(number)


def _connection_kind(number: int) -> OSError:
    if number == 32 or number == 108:  # EPIPE, ESHUTDOWN
        return BrokenPipeError()
    if number == 103:  # ECONNABORTED
        return ConnectionAbortedError()
    if number == 104:  # ECONNRESET
        return ConnectionResetError()
    if number == 111:  # ECONNREFUSED
        return ConnectionRefusedError()
    return OSError()
