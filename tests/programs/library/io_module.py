"""io: StringIO and BytesIO; print into a file."""

import io
from io import BytesIO, StringIO

s = StringIO()
print(s.write("hello\n"), s.write("world"), s.tell(), repr(s.getvalue()), repr(s.read()))
print(
    s.seek(0),
    repr(s.readline()),
    repr(s.readline()),
    repr(s.readline()),
    s.seek(3),
    s.write("XYZ"),
    repr(s.getvalue()),
)
print(
    s.seek(0, 2),
    s.write("!"),
    s.tell(),
    s.truncate(4),
    repr(s.getvalue()),
    s.tell(),
    s.write("end"),
    repr(s.getvalue()),
)
t = StringIO("one\ntwo\r\nthree")
print(
    [line for line in t],
    t.seek(0),
    t.readlines(),
    t.seek(1),
    t.readlines(3),
    t.seek(0),
    repr(t.read(5)),
    repr(t.read(0)),
    repr(t.read(None)),
)
print(
    t.seek(0),
    repr(t.readline(2)),
    repr(t.readline(9)),
    t.readable(),
    t.writable(),
    t.seekable(),
    t.isatty(),
    t.closed,
    t.newlines,
)
print(repr(StringIO("abc").read(2)), StringIO("keep").write("x"))
u = StringIO("start")
u.write("ST")
print(u.getvalue(), u.tell())
u.writelines(["a", "b"])
print(u.getvalue())
with StringIO("context") as c:
    print(c.read())
try:
    c.read()
except ValueError as error:
    print(error)
for position, whence in [(-1, 0), (1, 1), (0, 7), (0, 1)]:
    try:
        print(t.seek(position, whence))
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)
try:
    t.truncate(-2)
except ValueError as error:
    print(error)
try:
    t.fileno()
except io.UnsupportedOperation as error:
    print("unsupported", error, isinstance(error, OSError), isinstance(error, ValueError))

b = BytesIO(b"line one\nline two\nrest")
print(b.read(4), b.tell(), b.readline(), b.readline(3), list(b), b.read())
print(b.seek(-4, 2), b.read(), b.seek(-100, 1), b.tell(), b.seek(2), b.write(b"@@@@"), b.getvalue())
print(b.seek(30), b.write(bytearray(b"far")), b.getvalue(), b.truncate(5), b.getvalue(), b.tell())
buffer = bytearray(4)
b.seek(1)
print(b.readinto(buffer), buffer, b.readinto(buffer), buffer)
with memoryview(b.getbuffer()) as view:
    view[0] = 65
print(b.getvalue(), b.seek(0), b.readlines(), b.read1(3), b.readable(), b.closed)
for position, whence in [(-1, 0), (0, 3)]:
    try:
        b.seek(position, whence)
    except ValueError as error:
        print(error)
b.close()
try:
    b.write(b"")
except ValueError as error:
    print(error, b.closed)
print("to", 1, sep="-", file=u, end="|")
print("more", file=u, flush=True)
print(file=u)
print(repr(u.getvalue()))
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
