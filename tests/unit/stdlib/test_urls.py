"""`urllib.parse` against CPython's."""

from collections.abc import Callable
from urllib import parse as theirs

from hypothesis import given, strategies as st

from naja.stdlib.urllib import parse as ours

URLS = st.text("ab:/?#[]@;.%1\t &=+\u00e9", max_size=14) | st.tuples(
    st.sampled_from(["http:", "file:", "x:", "HTTPS:", ""]),
    st.sampled_from(["//", "/", "", "//h", "//u:p@h:80", "//[::1]:5", "//[1:2::3%e]"]),
    st.text("ab/;.?#&=", max_size=8),
).map("".join)


def outcome(function: Callable[..., object], *arguments: object) -> object:
    try:
        return function(*arguments)
    except ValueError as error:
        return str(error)


@given(URLS)
def test_splitting(url: str) -> None:
    for name in ("urlsplit", "urlparse", "urldefrag"):
        mine, oracle = outcome(getattr(ours, name), url), outcome(getattr(theirs, name), url)
        if isinstance(oracle, str) and "address" in oracle:
            return  # ipaddress has words of its own for each fault
        assert repr(mine) == repr(oracle)
        assert mine.geturl() == oracle.geturl() if not isinstance(oracle, str) else True  # type: ignore[attr-defined]
    for name in ("username", "password", "hostname", "port"):
        assert outcome(lambda: getattr(ours.urlsplit(url), name)) == outcome(  # noqa: B023
            lambda: getattr(theirs.urlsplit(url), name)  # noqa: B023
        )


@given(URLS, URLS)
def test_joining(base: str, url: str) -> None:
    oracle = outcome(theirs.urljoin, base, url)
    if "address" not in str(oracle):
        assert outcome(ours.urljoin, base, url) == oracle


@given(st.text(max_size=12) | st.text("a%20E9+&=;/~", max_size=14))
def test_quoting(text: str) -> None:
    for name in ("quote", "quote_plus", "unquote", "unquote_plus", "unquote_to_bytes"):
        assert outcome(getattr(ours, name), text) == outcome(getattr(theirs, name), text)
    assert outcome(ours.parse_qsl, text) == outcome(theirs.parse_qsl, text)
    assert outcome(ours.parse_qs, text, True) == outcome(theirs.parse_qs, text, True)
