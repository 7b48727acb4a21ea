"""base64, binascii and the checksums of zlib."""

import base64
import binascii
import zlib

SAMPLES = [b"", b"a", b"ab", b"abc", b"abcd", b"\x00\x00\x00\x00", b"    xy", bytes(range(256))]

for data in SAMPLES:
    print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.standard_b64encode(data))
    print(base64.b32encode(data), base64.b32hexencode(data), base64.b16encode(data))
    print(base64.b85encode(data), base64.a85encode(data), base64.encodebytes(data))
    print(base64.a85encode(data, foldspaces=True, wrapcol=20, adobe=True), binascii.hexlify(data))
    assert base64.b64decode(base64.b64encode(data)) == data
    assert base64.b32decode(base64.b32encode(data)) == data
    assert base64.b32hexdecode(base64.b32hexencode(data)) == data
    assert base64.b85decode(base64.b85encode(data)) == data
    assert base64.a85decode(base64.a85encode(data, adobe=True), adobe=True) == data
    assert base64.decodebytes(base64.encodebytes(data)) == data
    print(zlib.crc32(data), zlib.adler32(data), binascii.crc32(data, 5), binascii.crc_hqx(data, 1))

print(
    base64.b64encode(b"\xfb\xff", b"-_"), base64.b64decode("-_8=", "-_"), base64.b64decode("YQ==")
)
print(base64.b64encode(bytearray(b"xyz")), base64.b64encode(memoryview(b"xyz")[1:]))
print(binascii.hexlify(b"abcdef", "-", 2), binascii.unhexlify("0aFf"), binascii.a2b_hex(b"00"))
print(binascii.b2a_base64(b"abc"), binascii.b2a_base64(b"abc", newline=False))
print(base64.b32decode("me======", casefold=True), base64.b32decode(b"ME======", map01="L"))
print(
    base64.b16decode("6a", casefold=True), zlib.crc32(b"x" * 1000), zlib.adler32(b"\xff" * 100000)
)

WRONG = ["YQ", "YQ=", "Y", "Y*Q==", "=YQ=", "YQ==YQ==", "\u20ac", "ABCDEFGH", "0", "0g", "ME=====A"]
for text in WRONG:
    for number in range(6):
        try:
            if number == 0:
                print(base64.b64decode(text))
            elif number == 1:
                print(base64.b64decode(text, validate=True))
            elif number == 2:
                print(base64.b32decode(text))
            elif number == 3:
                print(base64.b16decode(text))
            elif number == 4:
                print(base64.b85decode(text))
            else:
                print(base64.a85decode(text))
        except ValueError as error:
            print(number, type(error).__name__, error)
