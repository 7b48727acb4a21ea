"""No octets whatever make the reader or the inspector fail other than with a sentence."""

import pytest
from hypothesis import given, strategies as st

from naja.image import ImageError, LinkError, assemble, inspect_image, link
from naja.image.objects import read_object

OBJECT = assemble(
    '.section .text.start,"ax"\n.globl start\nstart: call other\n'
    '.section .text.other,"ax"\n.globl other\nother: ret\n'
)
IMAGE = link([OBJECT], entry="start", base=0x100000, platform="process").data

edits = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=4)


def changed(data: bytes, where: list[tuple[int, int]]) -> bytes:
    result = bytearray(data)
    for at, octet in where:
        result[at % len(result)] = octet
    return bytes(result)


@given(edits)
def test_damaged_objects(where: list[tuple[int, int]]) -> None:
    try:
        link([changed(OBJECT, where)], entry="start", base=0x100000, platform="vm")
    except LinkError as error:
        assert str(error)


@pytest.mark.parametrize("length", range(0, len(OBJECT), 37))
def test_cut_objects(length: int) -> None:
    with pytest.raises(LinkError):
        read_object(OBJECT[:length], 0)


def test_whole_image() -> None:
    info = inspect_image(IMAGE, "a.elf")
    assert info.platform == "process"
    assert info.memory_end % 4096 == 0


@given(edits)
def test_damaged_images_are_recognised(where: list[tuple[int, int]]) -> None:
    data = changed(IMAGE, where)
    if data != IMAGE:
        with pytest.raises(ImageError, match=r"a\.elf "):
            inspect_image(data, "a.elf")


@pytest.mark.parametrize("length", [0, 3, 4, 63, 64, 200, len(IMAGE) - 1])
def test_cut_images_are_recognised(length: int) -> None:
    with pytest.raises(ImageError, match=r"a\.elf "):
        inspect_image(IMAGE[:length], "a.elf")


def test_other_files_are_recognised() -> None:
    with pytest.raises(ImageError, match="no ELF file"):
        inspect_image(b"print('hello')\n", "a.py")
    with pytest.raises(ImageError, match="not an image that Naja built"):
        inspect_image(OBJECT, "a.o")
