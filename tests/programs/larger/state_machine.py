"""An HTTP-like request parser as a table-driven automaton, fed in pieces."""

from typing import Final

START: Final = 0
HEADERS: Final = 1
BODY: Final = 2
DONE: Final = 3

NAMES: Final = ("START", "HEADERS", "BODY", "DONE")


class BadRequest(ValueError):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status


class Request:
    def __init__(self, method: str, target: str) -> None:
        self.method = method
        self.target = target
        self.headers: dict[str, str] = {}
        self.body = b""


class Parser:
    def __init__(self) -> None:
        self.state = START
        self._buffer = bytearray()
        self._request: Request | None = None
        self._needed = 0

    def feed(self, data: bytes) -> Request | None:
        self._buffer += data
        while True:
            if self.state == BODY:
                if len(self._buffer) < self._needed:
                    return None
                assert self._request is not None
                self._request.body = bytes(self._buffer[: self._needed])
                del self._buffer[: self._needed]
                self.state = DONE
            if self.state == DONE:
                finished = self._request
                self._request = None
                self.state = START
                return finished
            line = self._line()
            if line is None:
                return None
            if self.state == START:
                self._start(line)
            else:
                self._header(line)

    def _line(self) -> str | None:
        end = self._buffer.find(b"\r\n")
        if end < 0:
            if len(self._buffer) > 100:
                raise BadRequest(431, "line too long")
            return None
        line = self._buffer[:end].decode("latin-1")
        del self._buffer[: end + 2]
        return line

    def _start(self, line: str) -> None:
        parts = line.split(" ")
        if len(parts) != 3 or not parts[2].startswith("HTTP/"):
            raise BadRequest(400, f"bad request line {line!r}")
        self._request = Request(parts[0], parts[1])
        self.state = HEADERS

    def _header(self, line: str) -> None:
        assert self._request is not None
        if not line:
            length = self._request.headers.get("content-length", "0")
            if not length.isdigit():
                raise BadRequest(400, "bad length")
            self._needed = int(length)
            self.state = BODY
            return
        name, colon, value = line.partition(":")
        if not colon or not name:
            raise BadRequest(400, f"bad header {line!r}")
        self._request.headers[name.strip().lower()] = value.strip()


def run(pieces: list[bytes]) -> None:
    parser = Parser()
    for piece in pieces:
        try:
            request = parser.feed(piece)
        except BadRequest as error:
            print("refused", error.status, error)
            return
        if request is None:
            print("state", NAMES[parser.state])
        else:
            print(request.method, request.target, request.headers, request.body)


run([b"GET /x HTTP/1.1\r\nHost: a\r\n\r\n"])
run([b"POST / HT", b"TP/1.1\r\nContent-Len", b"gth: 5\r\n", b"\r\nhe", b"llo"])
run([b"nonsense\r\n"])
run([b"GET / HTTP/1.1\r\nno colon\r\n\r\n"])
run([b"x" * 101])
run([b"PUT /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n"])
