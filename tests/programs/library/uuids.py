"""uuid: forms, parts, names."""

import uuid

TEXT = "12345678-1234-5678-1234-567812345678"
one = uuid.UUID(TEXT)
print(one, repr(one), one.hex, one.urn, one.bytes, one.bytes_le, one.fields)
print(one.time_low, one.time_mid, one.time_hi_version, one.clock_seq_hi_variant, one.clock_seq_low)
print(one.time, one.clock_seq, one.node, one.variant, one.version)
same = [
    uuid.UUID("{" + TEXT + "}"),
    uuid.UUID("urn:uuid:" + TEXT),
    uuid.UUID(bytes=one.bytes),
    uuid.UUID(bytes_le=one.bytes_le),
    uuid.UUID(fields=one.fields),
    uuid.UUID(hex=one.hex.upper()),
]
print([other == one for other in same], len({*same, one}), one == TEXT)
print(
    uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://x/\u20ac")
)
print(uuid.uuid5(uuid.NAMESPACE_OID, ""), uuid.uuid3(uuid.NAMESPACE_X500, "a").version)
print(uuid.UUID(int=5), uuid.UUID(int=5).int, uuid.UUID(int=0) < one, one <= one, one > same[0])
print(sorted([one, uuid.UUID(int=7), uuid.UUID(int=3)]), uuid.UUID(TEXT, version=4))
for mark in "0", "4", "8", "b", "c", "e", "f":
    other = uuid.UUID("00000000-0000-4000-" + mark + "000-000000000000")
    print(other.variant, other.version)
fresh = uuid.uuid4()
print(fresh.version, fresh.variant, len(str(fresh)), fresh != uuid.uuid4())


def fails(number: int) -> None:
    try:
        if number == 0:
            uuid.UUID("123")
        elif number == 1:
            uuid.UUID(bytes=b"x")
        elif number == 2:
            uuid.UUID()
        elif number == 3:
            uuid.UUID(int=-1)
        elif number == 4:
            uuid.UUID(TEXT, version=6)
        elif number == 5:
            uuid.UUID(fields=(1, 70000, 1, 1, 1, 1))
        else:
            uuid.UUID(bytes_le=b"")
    except (ValueError, TypeError) as error:
        print(number, type(error).__name__, error)


for number in range(7):
    fails(number)
