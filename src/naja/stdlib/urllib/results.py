"""What the functions that take addresses apart give: tuples with named parts."""

from typing import Final, NamedTuple

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


def _host_and_port(netloc: str) -> tuple[str, str]:
    place = netloc.rpartition("@")[2]
    before, bracket, inside = place.partition("[")
    if bracket != "":
        host, _, rest = inside.partition("]")
        return host, rest.partition(":")[2]
    host, _, port = place.partition(":")
    return host, port


def _user(netloc: str) -> str | None:
    user, mark, _ = netloc.rpartition("@")
    return user.partition(":")[0] if mark != "" else None


def _password(netloc: str) -> str | None:
    user, mark, _ = netloc.rpartition("@")
    _, colon, password = user.partition(":")
    return password if mark != "" and colon != "" else None


def _host(netloc: str) -> str | None:
    host, _ = _host_and_port(netloc)
    if host == "":
        return None
    name, percent, zone = host.partition("%")
    return name.lower() + percent + zone


def _port(netloc: str) -> int | None:
    """ValueError if it is no number 0 .. 65535."""
    _, text = _host_and_port(netloc)
    if text == "":
        return None
    if not (text.isdigit() and text.isascii()):
        raise ValueError(f"Port could not be cast to integer value as {text!r}")
    value = int(text) if len(text.lstrip("0")) < 6 else 65536
    if value > 65535:
        raise ValueError("Port out of range 0-65535")
    return value


class DefragResult(NamedTuple):
    """An address without its fragment, and that."""

    url: str
    fragment: str

    def geturl(self) -> str:
        """The address again."""
        return self.url + "#" + self.fragment if self.fragment != "" else self.url


class SplitResult(NamedTuple):
    """The five parts of an address."""

    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str

    @property
    def username(self) -> str | None:
        return _user(self.netloc)

    @property
    def password(self) -> str | None:
        return _password(self.netloc)

    @property
    def hostname(self) -> str | None:
        return _host(self.netloc)

    @property
    def port(self) -> int | None:
        return _port(self.netloc)

    def geturl(self) -> str:
        """The address again."""
        return joined(self.scheme, self.netloc, self.path, self.query, self.fragment)


class ParseResult(NamedTuple):
    """The six parts of an address; `params` is behind a semicolon at the path's end."""

    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str

    @property
    def username(self) -> str | None:
        return _user(self.netloc)

    @property
    def password(self) -> str | None:
        return _password(self.netloc)

    @property
    def hostname(self) -> str | None:
        return _host(self.netloc)

    @property
    def port(self) -> int | None:
        return _port(self.netloc)

    def geturl(self) -> str:
        """The address again."""
        path = f"{self.path};{self.params}" if self.params != "" else self.path
        return joined(self.scheme, self.netloc, path, self.query, self.fragment)
