"""Streams as TextIO, BinaryIO and IO: the console, texts and octets in memory."""

import io
import sys
from typing import TextIO, BinaryIO, IO
from contextlib import redirect_stdout


def dump(f: TextIO, n: int) -> None:
    f.write(f"n={n}\n")
    print("x", n, file=f)


def load(f: TextIO) -> list[str]:
    return [line.rstrip("\n") for line in f]


def size(f: BinaryIO) -> int:
    return len(f.read())


def any_io(f: IO[str]) -> str:
    return f.read()


s = io.StringIO()
dump(s, 3)
dump(sys.stdout, 4)
s.seek(0)
print(load(s), size(io.BytesIO(b"abc")), any_io(io.StringIO("hey")))
out: TextIO = sys.stderr if len(sys.argv) > 5 else sys.stdout
print("to out", file=out)
out.write("w\n")
out.flush()
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
    dump(sys.stdout, 1)
print(repr(buf.getvalue()))


class Report:
    def __init__(self, out: TextIO | None = None) -> None:
        self.out = out if out is not None else sys.stdout

    def line(self, text: str) -> None:
        print(text, file=self.out)


r = Report()
r.line("hello")
b = io.StringIO()
Report(b).line("in buf")
print(b.getvalue(), end="")
with io.StringIO("a\nb\n") as fh:
    for i, line in enumerate(fh, 1):
        print(i, line.strip())
print(list(io.StringIO("q\nr")), io.StringIO("a\nb").readlines(), b.closed)
b2 = io.BytesIO()
b2.write(b"abc")
print(b2.getvalue(), b2.tell(), io.BytesIO(b"l1\nl2").readline(), [x for x in io.BytesIO(b"a\nb")])
sys.stdout.writelines(["a\n", "b\n"])
