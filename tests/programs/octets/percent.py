"""The % operator of bytes."""


class W:
    def __bytes__(self) -> bytes:
        return b"<w>"


n = 12
print(b"%d|%5d|%-5d|%05d|%+d|%x|%#X|%o" % (n, n, n, n, n, n, n, n))
print(b"%s|%b|%5s|%-5s|%.1s" % (b"ab", b"cd", b"x", b"y", b"zz"))
print(b"%a|%r" % ("é", "è"), b"%c%c" % (65, b"z"), b"100%%" % ())
print(b"1", b"%.2f %e %g" % (1.5, 2.0, 3.0))
print(b"\xff%s\x00" % b"\x80")
print(b"%(a)s-%(b)d" % {b"a": b"q", b"b": 3} if False else b"")
d = {b"k": b"v"}
print(b"%(k)s" % d)
for k in range(2):
    try:
        if k == 0:
            print(b"%c" % (n + 256))
        else:
            print(b"%c" % "".encode())
    except (OverflowError, TypeError) as e:
        print(e)
