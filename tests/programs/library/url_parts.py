"""urllib.parse: taking addresses apart, joining them, encoding."""

from urllib.parse import (
    parse_qs,
    parse_qsl,
    quote,
    quote_plus,
    unquote,
    unquote_plus,
    unquote_to_bytes,
    urldefrag,
    urlencode,
    urljoin,
    urlparse,
    urlsplit,
    urlunparse,
    urlunsplit,
)

for text in [
    "",
    "a b/c",
    "\u00e9\u20ac&=+~",
    "100%",
    "a%20b%zz%4",
    "%e2%82%ac\u20ac%C3",
    "+a+b+",
    "/x y/",
]:
    print(
        quote(text),
        quote(text, ""),
        quote_plus(text),
        quote_plus(text, "/"),
        quote(text, safe="~&"),
    )
    print(ascii(unquote(text)), ascii(unquote_plus(text)), unquote_to_bytes(text))
print(
    quote(b"\x00\xff a"),
    quote("\u00e9", encoding="latin-1"),
    unquote("%E9", "latin-1"),
    unquote(b"%41"),
)

URLS = [
    "http://user:pa%3Ass@Example.COM:8080/a/b;p=1?q=1&r=2#frag",
    "https://[::1]:443/x",
    "http://[fe80::1%25eth0]/",
    "//host/path",
    "/just/path",
    "mailto:a@b.c",
    "http://host",
    "http://host?x",
    "http://host#y",
    "HTTP://h:/p",
    "a:b:c",
    "1a:b",
    "",
    "?q",
    "#f",
    "http://a@b@c/",
    " \t http://x/\ny",
    "file:///etc/x",
    "ftp://h/a;type=i",
    "x://h/a;b",
    "http://h/a;b/c",
    "tel:123;ext=4",
    "http://[v1.x]/",
    "path;param?query#frag",
    "http:///nohost",
    "urn:isbn:1",
]
for url in URLS:
    parts = urlsplit(url)
    print(
        parts.scheme, parts.netloc, parts.path, parts.query, parts.fragment, parts.geturl(), sep="|"
    )
    print(parts.username, parts.password, parts.hostname, parts.port, len(parts), parts[2])
    six = urlparse(url)
    print(six, six.geturl())
    scheme, netloc, path, query, fragment = parts
    print(urlunsplit((scheme, netloc, path, query, fragment)) == parts.geturl(), urldefrag(url))
print(
    parts == urlsplit("urn:isbn:1"), parts._replace(path="x").geturl(), urlsplit("x", scheme="http")
)
print(
    parts == ("urn", "", "isbn:1", "", ""),
    isinstance(parts, tuple),
    parts[1:3],
    hash(parts) == hash(tuple(parts)),
)
first, *others = urlparse("http://h/p;x")
print(first, others, urlparse("a")._replace(netloc="n").geturl())
print(
    urlunparse(("http", "h", "/p", "a", "q=1", "f")),
    urlunsplit(parts),
    urlsplit("a#b", allow_fragments=False),
)

BASE = "http://a/b/c/d;p?q"
RELATIVE = (
    "g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x g;x?y#s . ./ .. ../ ../g ../.. ../../ ../../g"
)
MORE = "../../../g ../../../../g /./g /../g g. .g g.. ..g ./../g ./g/. g/./h g/../h g;x=1/./y g?y/./x http:g"
for reference in [*RELATIVE.split(), *MORE.split(), ""]:
    print(
        reference,
        urljoin(BASE, reference),
        urljoin("http://h", reference),
        urljoin("x:y", reference),
    )
print(
    urljoin("", "a"), urljoin("file:///a/b", "c"), urljoin("/a/b", "c"), urljoin("a/b//c", "d//e")
)

for query in ["", "a=1&b=2&a=3", "a", "a=", "=b", "a=1;b=2", "x=%20+y&&z", "n=\u20ac"]:
    print(parse_qsl(query), parse_qs(query), parse_qs(query, keep_blank_values=True))
print(parse_qsl("a=1;b=2", separator=";"))
print(urlencode({"a": 1, "b c": "x y&z"}), urlencode([("a", "1"), ("b", "\u20ac")]), urlencode({}))
print(urlencode({"a": "/"}, safe="/"), urlencode({b"k": b"\xff"}))
print(urlencode({"a": [1, 2], "b": [3]}, doseq=True), urlencode([("a", ("x", "y z"))], True))


def fails(number: int) -> None:
    try:
        if number == 0:
            urlsplit("http://[::1/")
        elif number == 1:
            print(urlsplit("http://h:x/").port)
        elif number == 2:
            print(urlsplit("http://h:65536/").port)
        elif number == 3:
            urlsplit("http://[1.2.3.4]/")
        elif number == 4:
            urlsplit("http://[g::1]/")
        elif number == 5:
            parse_qsl("a&b=1", strict_parsing=True)
        elif number == 6:
            parse_qsl("a=1&b=1", max_num_fields=1)
        else:
            urlsplit("http://[v1x]/")
    except ValueError as error:
        print(number, error)


for number in range(8):
    fails(number)


for host in (
    "a\u2100b",
    "a\uff1a80",
    "\u30d5\u309a:80",
    "\u30d5\u309a\ufe1380",
    "b\u00fccher.example",
):
    try:
        print(ascii(urlsplit(f"http://{host}/path").netloc))
    except ValueError as error:
        print(ascii(str(error)))
