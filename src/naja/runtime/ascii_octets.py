"""Text as an argument of functions on octets."""


def ascii_octets(data: str | bytes | bytearray | memoryview) -> bytes:
    """The octets of an argument that may be text. ValueError for text beyond ASCII."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    return bytes(data)
