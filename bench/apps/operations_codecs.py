"""json, hashes, checksums and codecs, each timed."""

import base64
import binascii
import hashlib
import hmac
import json
import urllib.parse
import zlib

from timing import Operation, run

JSON = dict[str, "JSON"] | list["JSON"] | str | int | float | bool | None

BLOCK = bytes(i * 7 & 255 for i in range(65536))
SHORT = BLOCK[:64]
BASE64 = base64.b64encode(BLOCK)
HEXES = binascii.hexlify(BLOCK)
NUMBERS = [i * 7919 % 100003 for i in range(1000)]
FLOATS = [i * 0.37 + 0.001 for i in range(500)]
TEXTS = [f"some text, number {i}" for i in range(500)]
BY_NAME = {f"name{i}": i for i in range(500)}
RECORD: JSON = {
    "id": 17,
    "name": "a name",
    "tags": ["one", "two", "three"],
    "price": 12.5,
    "open": True,
    "none": None,
    "inner": {"x": 1, "y": [1, 2, 3]},
}
RECORDS: JSON = [RECORD for _ in range(50)]
QUOTED = "some text with spaces & ümlauts/and=more " * 5
LONG = "a long text without anything to escape " * 50
ODD = 'a text with "quotes", \\ and \n and ü ' * 50
WRITTEN = json.dumps(RECORDS)
INTS_WRITTEN = json.dumps(NUMBERS)
FLOATS_WRITTEN = json.dumps(FLOATS)
TEXTS_WRITTEN = json.dumps(TEXTS)
DICT_WRITTEN = json.dumps(BY_NAME)
SMALL_WRITTEN = '{"id": 17, "name": "x"}'
ODD_WRITTEN = json.dumps(ODD)
SPACED = json.dumps(RECORDS, indent=4)


def loaded(text: str, n: int) -> int:
    total = 0
    for _ in range(n):
        value = json.loads(text)
        total += value is not None
    return total


def typed_ints(n: int) -> int:
    total = 0
    for _ in range(n):
        values: list[int] = json.loads(INTS_WRITTEN)
        total += len(values)
    return total


def urls(n: int) -> int:
    """Each another one: CPython remembers some."""
    total = 0
    for i in range(n):
        total += len(urllib.parse.urlsplit(f"http://host:80/path{i}?q=1#f").netloc)
    return total


def chunks(n: int) -> int:
    state = hashlib.sha256()
    for _ in range(n):
        state.update(b"some octets")
    return state.digest()[0]


OPERATIONS: list[Operation] = [
    ("json.dumps of a record", 400, lambda n: sum(len(json.dumps(RECORD)) for _ in range(n))),
    ("json.dumps of records", 10, lambda n: sum(len(json.dumps(RECORDS)) for _ in range(n))),
    (
        "json.dumps, indented",
        4,
        lambda n: sum(len(json.dumps(RECORDS, indent=2)) for _ in range(n)),
    ),
    (
        "json.dumps, sorted",
        10,
        lambda n: sum(len(json.dumps(RECORDS, sort_keys=True)) for _ in range(n)),
    ),
    ("json.dumps of ints", 10, lambda n: sum(len(json.dumps(NUMBERS)) for _ in range(n))),
    ("json.dumps of floats", 4, lambda n: sum(len(json.dumps(FLOATS)) for _ in range(n))),
    ("json.dumps of texts", 10, lambda n: sum(len(json.dumps(TEXTS)) for _ in range(n))),
    ("json.dumps of a long text", 200, lambda n: sum(len(json.dumps(LONG)) for _ in range(n))),
    ("json.dumps of escapes", 100, lambda n: sum(len(json.dumps(ODD)) for _ in range(n))),
    ("json.dumps of a dict", 10, lambda n: sum(len(json.dumps(BY_NAME)) for _ in range(n))),
    ("json.loads, small", 1000, lambda n: loaded(SMALL_WRITTEN, n)),
    ("json.loads of records", 10, lambda n: loaded(WRITTEN, n)),
    ("json.loads, indented", 10, lambda n: loaded(SPACED, n)),
    ("json.loads of ints", 10, lambda n: loaded(INTS_WRITTEN, n)),
    ("json.loads of ints, typed", 10, typed_ints),
    ("json.loads of floats", 10, lambda n: loaded(FLOATS_WRITTEN, n)),
    ("json.loads of texts", 10, lambda n: loaded(TEXTS_WRITTEN, n)),
    ("json.loads of a dict", 10, lambda n: loaded(DICT_WRITTEN, n)),
    ("json.loads of escapes", 100, lambda n: loaded(ODD_WRITTEN, n)),
    ("md5", 4, lambda n: sum(hashlib.md5(BLOCK).digest()[0] for _ in range(n))),
    ("sha1", 4, lambda n: sum(hashlib.sha1(BLOCK).digest()[0] for _ in range(n))),
    ("sha256", 4, lambda n: sum(hashlib.sha256(BLOCK).digest()[0] for _ in range(n))),
    ("sha512", 4, lambda n: sum(hashlib.sha512(BLOCK).digest()[0] for _ in range(n))),
    ("sha3_256", 2, lambda n: sum(hashlib.sha3_256(BLOCK).digest()[0] for _ in range(n))),
    ("shake_128", 2, lambda n: sum(hashlib.shake_128(BLOCK).digest(1000)[0] for _ in range(n))),
    ("blake2b", 4, lambda n: sum(hashlib.blake2b(BLOCK).digest()[0] for _ in range(n))),
    ("blake2s", 4, lambda n: sum(hashlib.blake2s(BLOCK).digest()[0] for _ in range(n))),
    ("md5, short", 400, lambda n: sum(hashlib.md5(SHORT).digest()[0] for _ in range(n))),
    ("sha256, short", 400, lambda n: sum(hashlib.sha256(SHORT).digest()[0] for _ in range(n))),
    ("sha3_256, short", 400, lambda n: sum(hashlib.sha3_256(SHORT).digest()[0] for _ in range(n))),
    ("blake2b, short", 400, lambda n: sum(hashlib.blake2b(SHORT).digest()[0] for _ in range(n))),
    ("sha256 in pieces", 1000, chunks),
    ("hexdigest", 1000, lambda n: sum(len(hashlib.md5(b"").hexdigest()) for _ in range(n))),
    ("hmac", 200, lambda n: sum(hmac.new(b"key", SHORT, "sha256").digest()[0] for _ in range(n))),
    ("crc32", 4, lambda n: sum(zlib.crc32(BLOCK, i) for i in range(n))),
    ("crc32, short", 1000, lambda n: sum(zlib.crc32(SHORT, i) for i in range(n))),
    ("adler32", 4, lambda n: sum(zlib.adler32(BLOCK, i) for i in range(n))),
    ("crc_hqx", 4, lambda n: sum(binascii.crc_hqx(BLOCK, i) for i in range(n))),
    ("hexlify", 4, lambda n: sum(len(binascii.hexlify(BLOCK)) for i in range(n))),
    ("unhexlify", 4, lambda n: sum(len(binascii.unhexlify(HEXES)) for i in range(n))),
    ("base64.b64encode", 4, lambda n: sum(len(base64.b64encode(BLOCK)) for _ in range(n))),
    ("base64.b64decode", 4, lambda n: sum(len(base64.b64decode(BASE64)) for _ in range(n))),
    (
        "base64.urlsafe",
        400,
        lambda n: sum(
            len(base64.urlsafe_b64decode(base64.urlsafe_b64encode(SHORT))) for _ in range(n)
        ),
    ),
    (
        "base64.b32",
        40,
        lambda n: sum(len(base64.b32decode(base64.b32encode(SHORT))) for _ in range(n)),
    ),
    (
        "base64.b85",
        40,
        lambda n: sum(len(base64.b85decode(base64.b85encode(SHORT))) for _ in range(n)),
    ),
    ("urllib quote", 100, lambda n: sum(len(urllib.parse.quote(QUOTED)) for _ in range(n))),
    (
        "urllib unquote",
        100,
        lambda n: sum(len(urllib.parse.unquote("a%20b%C3%BC" * 20)) for _ in range(n)),
    ),
    (
        "urllib parse_qs",
        100,
        lambda n: sum(len(urllib.parse.parse_qs("a=1&b=2&c=%20x&d=4")) for _ in range(n)),
    ),
    ("urllib urlsplit", 400, urls),
]

run(OPERATIONS)
