"""`naja size --runtime`: what a connection costs a program that runs."""

import json
from pathlib import Path

from naja.abi import heap
from naja.launch.heap import is_control, taken_octets
from support.images import image_of
from support.tool import naja

APP = Path(__file__).resolve().parents[1] / "interop" / "apps" / "octets.py"
PORT = "7000"
CONNECTIONS = 64


def test_a_connection_has_a_price() -> None:
    image = image_of(APP, "process")
    said = naja("size", "--runtime", image, "--port", PORT, "--connections", "64", "--json")
    assert said.status == 0, said.err
    cost = json.loads(said.out)
    few, many = cost["heap_few"], cost["heap_many"]
    assert cost["many"] - cost["few"] == CONNECTIONS
    assert many["collections"] > few["collections"] > 0
    assert many["live"] - few["live"] == cost["octets_per_connection"] * CONNECTIONS
    # A control block, buffers that are empty, a task: more than nothing, less than two pages.
    assert 1000 < cost["octets_per_connection"] < 8192


def test_an_image_for_a_machine_is_not_run() -> None:
    said = naja("size", "--runtime", image_of(APP, "vm"))
    assert said.status == 1 and "build it with --platform process" in said.err


def test_pages_are_counted_by_their_kinds() -> None:
    kinds = bytes([heap.FREE, 1, 2, heap.LARGE, heap.REST])
    page = heap.BITMAP_PER_PAGE
    # Bits of a free page are old ones.
    taken = (
        b"\xff" * page + b"\x07".ljust(page, b"\0") + b"\x05".ljust(page, b"\0") + bytes(2 * page)
    )
    assert taken_octets(kinds, taken) == 3 * 16 + 2 * 32 + 2 * heap.PAGE


def test_a_control_block_is_known_by_its_words() -> None:
    start, pages = 0x10000, 5
    words = [0] * (heap.CONTROL_SIZE // 8)
    words[heap.BASE], words[heap.PAGES], words[heap.FRONTIER] = 0x20000, pages, 3
    words[heap.TAKEN] = start + heap.CONTROL_SIZE
    words[heap.MARKED] = words[heap.TAKEN] + pages * heap.BITMAP_PER_PAGE
    octets = b"".join(word.to_bytes(8, "little") for word in words)
    assert is_control(octets, 0, start)
    assert not is_control(octets, 0, start + 16)
    assert is_control(bytes(16) + octets, 16, start - 16)
