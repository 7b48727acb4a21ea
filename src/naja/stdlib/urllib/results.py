"""What the functions that take addresses apart give: sequences with named parts."""

from collections.abc import Iterable, Iterator
from typing import Final

_NETLOC: Final = (
    " ftp http gopher nntp telnet imap wais file mms https shttp snews prospero rtsp rtspu rsync "
    "svn svn+ssh sftp nfs git git+ssh ws wss "
)


def uses_netloc(scheme: str) -> bool:
    """Addresses of the scheme name a host even where that is empty."""
    return scheme == "" or f" {scheme} " in _NETLOC


def joined(scheme: str, netloc: str, path: str, query: str, fragment: str) -> str:
    """The address with these parts."""
    url = path
    if netloc != "" or (scheme != "" and uses_netloc(scheme) and not url.startswith("//")):
        if url != "" and not url.startswith("/"):
            url = "/" + url
        url = "//" + netloc + url
    if scheme != "":
        url = scheme + ":" + url
    if query != "":
        url = url + "?" + query
    return url + "#" + fragment if fragment != "" else url


class Parts(Iterable[str]):
    """Some named texts in order."""

    def _all(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[str]:
        return iter([text for _, text in self._all()])

    def __getitem__(self, index: int) -> str:
        return self._all()[index][1]

    def __repr__(self) -> str:
        texts = ", ".join([f"{name}={text!r}" for name, text in self._all()])
        return f"{type(self).__name__}({texts})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parts) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash("\0".join(list(self)))


class Located(Parts):
    """Parts with a `netloc`: the user, the host and the port in it."""

    netloc: str

    def _host_and_port(self) -> tuple[str, str]:
        place = self.netloc.rpartition("@")[2]
        before, bracket, inside = place.partition("[")
        if bracket != "":
            host, _, rest = inside.partition("]")
            return host, rest.partition(":")[2]
        host, _, port = place.partition(":")
        return host, port

    @property
    def username(self) -> str | None:
        user, mark, _ = self.netloc.rpartition("@")
        return user.partition(":")[0] if mark != "" else None

    @property
    def password(self) -> str | None:
        user, mark, _ = self.netloc.rpartition("@")
        _, colon, password = user.partition(":")
        return password if mark != "" and colon != "" else None

    @property
    def hostname(self) -> str | None:
        host, _ = self._host_and_port()
        if host == "":
            return None
        name, percent, zone = host.partition("%")
        return name.lower() + percent + zone

    @property
    def port(self) -> int | None:
        """ValueError if it is no number 0 .. 65535."""
        _, text = self._host_and_port()
        if text == "":
            return None
        if not (text.isdigit() and text.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {text!r}")
        value = int(text) if len(text.lstrip("0")) < 6 else 65536
        if value > 65535:
            raise ValueError("Port out of range 0-65535")
        return value


class DefragResult(Parts):
    """An address without its fragment, and that."""

    def __init__(self, url: str, fragment: str) -> None:
        self.url = url
        self.fragment = fragment

    def _all(self) -> list[tuple[str, str]]:
        return [("url", self.url), ("fragment", self.fragment)]

    def geturl(self) -> str:
        return self.url + "#" + self.fragment if self.fragment != "" else self.url


class SplitResult(Located):
    """The five parts of an address."""

    def __init__(self, scheme: str, netloc: str, path: str, query: str, fragment: str) -> None:
        self.scheme = scheme
        self.netloc = netloc
        self.path = path
        self.query = query
        self.fragment = fragment

    def _all(self) -> list[tuple[str, str]]:
        parts = [("scheme", self.scheme), ("netloc", self.netloc), ("path", self.path)]
        return [*parts, ("query", self.query), ("fragment", self.fragment)]

    def geturl(self) -> str:
        """The address again."""
        return joined(self.scheme, self.netloc, self.path, self.query, self.fragment)

    def _replace(
        self,
        *,
        scheme: str | None = None,
        netloc: str | None = None,
        path: str | None = None,
        query: str | None = None,
        fragment: str | None = None,
    ) -> "SplitResult":
        """The same with other parts."""
        return SplitResult(
            self.scheme if scheme is None else scheme,
            self.netloc if netloc is None else netloc,
            self.path if path is None else path,
            self.query if query is None else query,
            self.fragment if fragment is None else fragment,
        )


class ParseResult(Located):
    """The six parts of an address; `params` is behind a semicolon at the path's end."""

    def __init__(
        self, scheme: str, netloc: str, path: str, params: str, query: str, fragment: str
    ) -> None:
        self.scheme = scheme
        self.netloc = netloc
        self.path = path
        self.params = params
        self.query = query
        self.fragment = fragment

    def _all(self) -> list[tuple[str, str]]:
        parts = [("scheme", self.scheme), ("netloc", self.netloc), ("path", self.path)]
        rest = [("params", self.params), ("query", self.query), ("fragment", self.fragment)]
        return parts + rest

    def geturl(self) -> str:
        """The address again."""
        path = f"{self.path};{self.params}" if self.params != "" else self.path
        return joined(self.scheme, self.netloc, path, self.query, self.fragment)

    def _replace(
        self,
        *,
        scheme: str | None = None,
        netloc: str | None = None,
        path: str | None = None,
        params: str | None = None,
        query: str | None = None,
        fragment: str | None = None,
    ) -> "ParseResult":
        """The same with other parts."""
        return ParseResult(
            self.scheme if scheme is None else scheme,
            self.netloc if netloc is None else netloc,
            self.path if path is None else path,
            self.params if params is None else params,
            self.query if query is None else query,
            self.fragment if fragment is None else fragment,
        )
