"""What is inside an image."""

from pathlib import Path

import pytest

from naja.image import (
    ImageError,
    assemble,
    file_sizes,
    link_image,
    recall_sizes,
    remember_sizes,
    size_entries,
)

MAIN = """
    .section .text.naja.net.tcp.send,"ax"
    .globl naja_main
    .type naja.net.tcp.send, @function
naja_main:
naja.net.tcp.send:
    movl $table, %eax
    jmp naja_stop
    .size naja.net.tcp.send, . - naja.net.tcp.send
    .section .bss.table,"aw",@nobits
table: .skip 999
"""


def test_sizes_add_up_to_the_file() -> None:
    image = link_image([assemble(MAIN)], platform="vm")
    entries = size_entries(image, ["application"])
    sizes = file_sizes(entries)
    assert sum(sizes.values()) == len(image.data)
    assert {"net", "machine", "headers"} <= set(sizes)
    assert [e.size for e in entries if e.part == "bss" and e.component == "application"] == [999]


def test_a_renamed_image_is_still_known(tmp_path: Path) -> None:
    image = link_image([assemble(MAIN)], platform="vm")
    entries = size_entries(image, ["application"])
    remember_sizes(image.data, entries, tmp_path / "cache")
    path = tmp_path / "other.elf"
    path.write_bytes(image.data)
    assert recall_sizes(path, tmp_path / "cache") == entries


def test_an_image_from_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "other.elf"
    path.write_bytes(link_image([assemble(MAIN)], platform="vm").data)
    with pytest.raises(ImageError, match="build it on this machine"):
        recall_sizes(path, tmp_path)
    with pytest.raises(ImageError, match="there is no image"):
        recall_sizes(tmp_path / "none.elf", tmp_path)
    path.write_bytes(b"x")
    with pytest.raises(ImageError, match="is not an image"):
        recall_sizes(path, tmp_path)
