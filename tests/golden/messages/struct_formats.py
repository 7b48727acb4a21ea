import struct


def computed(format: str) -> None:
    struct.pack(format, 1)


struct.pack("<I", "text")
struct.pack("<II", 1)
struct.unpack("<z", b"")
computed("<I")
