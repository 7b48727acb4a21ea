"""http: status codes and methods as values, texts and keys."""

from http import HTTPMethod, HTTPStatus

for status in HTTPStatus:
    print(status.name, status.value, status.phrase, status, repr(status), f"{status:>5}")
ok = HTTPStatus(200)
print(
    ok is HTTPStatus.OK, ok == 200, HTTPStatus["NOT_FOUND"] > 400, ok + 1, int(ok), len(HTTPStatus)
)
try:
    HTTPStatus(299)
except ValueError as error:
    print(error)
print([(m, repr(m), m.name, m.lower(), m == "GET") for m in HTTPMethod], HTTPMethod("PUT"))


def line(status: HTTPStatus) -> str:
    return f"HTTP/1.1 {status.value} {status.phrase}"


print(line(HTTPStatus.IM_A_TEAPOT), line(HTTPStatus.CREATED), "%d %s" % (ok, ok.phrase))
counts: dict[HTTPStatus, int] = {HTTPStatus.OK: 2}
print(counts, counts[HTTPStatus(200)], HTTPStatus.OK in (HTTPStatus.OK, HTTPStatus.FOUND))
