"""OSError with a number is an object of the subclass that belongs to it."""

import errno

NUMBERS = [
    errno.EPERM,
    errno.ENOENT,
    errno.ESRCH,
    errno.EINTR,
    errno.ECHILD,
    errno.EAGAIN,
    errno.EACCES,
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EPIPE,
    errno.ETIMEDOUT,
    errno.ECONNREFUSED,
    errno.ECONNRESET,
    errno.ECONNABORTED,
    errno.EINVAL,
    12345,
]
for number in NUMBERS:
    error = OSError(number, "what went wrong")
    print(type(error).__name__, error.errno, error.strerror, error, repr(error), error.args)
try:
    raise OSError(errno.ENOENT, "No such file or directory", "here.txt")
except FileNotFoundError as missing:
    print(missing, missing.filename, missing.args)
print(type(OSError("only text")).__name__, OSError("only text"), repr(OSError()))
print(type(OSError("x", "y")).__name__, OSError("x", "y"))
print(type(FileExistsError(errno.ENOENT, "kept")).__name__)
try:
    raise IOError(errno.ECONNRESET, "peer")
except ConnectionError as reset:
    print(repr(reset))
