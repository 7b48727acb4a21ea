"""The allocator and the collector on simulated memory."""

import random

import pytest

from naja.abi import layout
from naja.abi.heap import CLASS_COUNT, CLASS_GRANULES
from naja.runtime import heap_unsafe
from naja.runtime.allocate_unsafe import (
    new_array,
    new_array_run,
    new_bytes,
    new_object,
    new_str,
)
from naja.runtime.collect_unsafe import collect
from naja.runtime.heap_pages_unsafe import (
    FREE,
    FRONTIER,
    LARGE,
    PAGES,
    STACK_WORDS,
    class_of,
    class_size,
    find_pages,
    kind_of_page,
    release_pages,
    search_from,
    set_kind_of_page,
    set_word,
    word,
)
from unit.runtime.heap.simulation import Heap

MIB = 1 << 20


@pytest.fixture
def heap(monkeypatch: pytest.MonkeyPatch) -> Heap:
    return Heap(monkeypatch, MIB)


def test_too_small_a_range_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Heap(monkeypatch, 16 * 1024).ready
    assert Heap(monkeypatch, 64 * 1024).ready


def test_size_classes(heap: Heap) -> None:
    assert len(CLASS_GRANULES) == CLASS_COUNT
    for size in range(1, 2049):
        own = class_size(class_of(size))
        assert own >= size
        assert class_of(size) == 0 or class_size(class_of(size) - 1) < size


@pytest.mark.parametrize("size", [8, 16, 17, 100, 2048, 2049, 5000, 100_000])
def test_objects_are_zeroed_aligned_and_apart(heap: Heap, size: int) -> None:
    kind = heap.type_desc(size)
    seen: list[int] = []
    for index in range(5):
        at = new_object(kind, size)
        heap.root(index, at)
        assert at % 16 == 0
        assert heap.word(at) == kind
        assert heap.octets(at + 8, size - 8) == bytes(size - 8)
        heap.memory.fill(at + 8, 0xFF, size - 8)
        seen.append(at)
    seen.sort()
    assert all(b - a >= size for a, b in zip(seen, seen[1:], strict=False))


def test_strings_bytes_arrays(heap: Heap) -> None:
    text = new_str(10, 4)
    assert heap.word(text + layout.STR_LENGTH) == 10
    assert heap.word(text + layout.STR_KIND) == 4
    data = new_bytes(3000)
    assert heap.word(data + layout.BYTES_LENGTH) == 3000
    kind = heap.type_desc(16, stride=8, flags=layout.FLAG_ARRAY)
    array = new_array(kind, 7, 8)
    assert heap.word(array + layout.ARRAY_LENGTH) == 7
    assert heap.octets(array + 16, 56) == bytes(56)


@pytest.mark.parametrize("count", [-1, 1 << 50, 1 << 62])
def test_absurd_sizes_are_memory_errors(heap: Heap, count: int) -> None:
    kind = heap.type_desc(16, stride=8)
    for make in (new_bytes, lambda n: new_array(kind, n, 8), lambda n: new_str(n, 1)):
        with pytest.raises(MemoryError):
            make(count)


def test_a_chain_survives_and_garbage_goes(heap: Heap) -> None:
    kind = heap.type_desc(24, references=[8])
    first = 0
    for number in range(1000):
        at = new_object(kind, 24)
        heap.word(at + 8, first)
        heap.word(at + 16, number)
        heap.root(0, at)
        first = at
        new_object(kind, 24)
    before = heap_unsafe.used_octets()
    collect()
    assert heap_unsafe.used_octets() <= before
    at, number = first, 999
    while at:
        assert heap.word(at) == kind and heap.word(at + 16) == number
        at, number = heap.word(at + 8), number - 1
    assert number == -1
    heap.root(0, 0)
    collect()
    assert heap_unsafe.used_octets() == 0


def test_interior_and_end_pointers_on_the_stack_retain(heap: Heap) -> None:
    kind = heap.type_desc(64)
    objects = [new_object(kind, 64) for _ in range(12)]
    heap.push(0, objects[1] + 13)
    heap.push(1, objects[4] + 64)
    large = new_object(kind, 50_000)
    heap.push(2, large + 50_000)
    collect()
    kept = {at for at in objects if heap_word_taken(heap, at)}
    assert objects[1] in kept and objects[4] in kept
    assert objects[9] not in kept
    assert heap_word_taken(heap, large)
    heap.push(2, large - 16)
    collect()
    assert not heap_word_taken(heap, large)


def heap_word_taken(heap: Heap, address: int) -> bool:
    from naja.runtime.heap_pages_unsafe import TAKEN, bit

    return bit(TAKEN, address)


def test_hostile_words_on_the_stack(heap: Heap) -> None:
    kind = heap.type_desc(48)
    new_object(kind, 48)
    for index, value in enumerate([-1, -(1 << 63), (1 << 63) - 1, 0, 1, heap.ROOTS]):
        heap.push(index, value)
    collect()
    assert heap_unsafe.used_octets() == 0


def test_arrays_of_references_are_traced(heap: Heap) -> None:
    item = heap.type_desc(16)
    kind = heap.type_desc(16, elements=[8], stride=16, flags=layout.FLAG_ARRAY)
    array = new_array(kind, 300, 16)
    heap.root(0, array)
    for index in range(300):
        at = new_object(item, 16)
        heap.word(at + 8, index)
        heap.word(array + 16 + 16 * index + 8, at)
    collect()
    for index in range(300):
        at = heap.word(array + 16 + 16 * index + 8)
        assert heap.word(at + 8) == index and heap_word_taken(heap, at)


def test_mark_stack_overflow(heap: Heap) -> None:
    set_word(STACK_WORDS, 2)
    item = heap.type_desc(24, references=[8, 16])
    root_array = heap.type_desc(16, elements=[0], stride=8)
    array = new_array(root_array, 60, 8)
    heap.root(0, array)
    made: list[int] = []

    def tree(depth: int) -> int:
        at = new_object(item, 24)
        made.append(at)
        heap.push(depth, at)
        if depth < 6:
            heap.word(at + 8, tree(depth + 1))
            heap.word(at + 16, tree(depth + 1))
        heap.push(depth, 0)
        return at

    for index in range(8):
        heap.word(array + 16 + 8 * index, tree(0))
    collect()
    assert all(heap_word_taken(heap, at) for at in made)


def test_exhaustion_raises_and_recovers(heap: Heap) -> None:
    kind = heap.type_desc(1024, references=[8])
    first, count = 0, 0
    with pytest.raises(MemoryError):
        while True:
            at = new_object(kind, 1024)
            heap.word(at + 8, first)
            heap.root(0, at)
            first, count = at, count + 1
    assert count > 900 * 1024 // 1024 * 9 // 10
    with pytest.raises(MemoryError):
        new_bytes(500_000)
    heap.root(0, 0)
    assert new_bytes(500_000)


def test_idle_collection_only_when_worth_it(heap: Heap) -> None:
    kind = heap.type_desc(16)
    new_object(kind, 16)
    heap_unsafe.collect_if_idle()
    assert heap_unsafe.collections() == 0
    for _ in range(540_000 // 16):
        new_object(kind, 16)
    heap_unsafe.collect_if_idle()
    assert heap_unsafe.collections() == 1


@pytest.mark.parametrize("seed", range(2))
def test_random_graphs_keep_their_contents(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """A model of live objects by address; every one keeps its fields until dropped."""
    chance = random.Random(seed)
    heap = Heap(monkeypatch, 400 * 1024)
    sizes = [16, 24, 40, 100, 500, 2000, 2100, 9000]
    kinds = {size: heap.type_desc(size, references=[8] if size >= 24 else []) for size in sizes}
    slots: list[tuple[int, int, int] | None] = [None] * 64
    for step in range(2000):
        index = chance.randrange(len(slots))
        heap.root(index, 0)
        slots[index] = None
        size = chance.choice(sizes)
        try:
            at = new_object(kinds[size], size)
        except MemoryError:
            for other in range(0, len(slots), 2):
                heap.root(other, 0)
                slots[other] = None
            continue
        assert heap.octets(at + 8, size - 8) == bytes(size - 8)
        neighbour = chance.choice([slot for slot in slots if slot] or [(0, 0, 0)])
        if size >= 24:
            heap.word(at + 8, neighbour[0])
        heap.word(at + size - 8 & -8, step)
        slots[index] = (at, size, step)
        heap.root(index, at)
        for slot in slots:
            if slot is not None and slot[1] != 24:
                assert heap.word(slot[0]) == kinds[slot[1]]
                assert heap.word(slot[0] + slot[1] - 8 & -8) == slot[2]
    assert heap_unsafe.collections() > 3


@pytest.mark.parametrize("seed", range(3))
def test_pages_are_the_first_that_are_free(heap: Heap, seed: int) -> None:
    """What was found out about free runs never hides one, until a collection frees pages."""
    chance = random.Random(seed)
    for _ in range(400):
        count = chance.choice([1, 1, 2, 3, 4, 5, 8, 13, 40])
        frontier = word(FRONTIER)
        free = [at for at in range(frontier) if kind_of_page(at) == FREE]
        runs = [at for at in free if all(page in free for page in range(at, at + count))]
        page = find_pages(count)
        if page < 0:
            assert not runs and frontier + count > word(PAGES)
            for other in range(0, frontier, chance.randrange(1, 4)):
                release_pages(other, 1)
            search_from(0)
            continue
        assert page == (runs[0] if runs else page) and word(FRONTIER) >= page + count
        for at in range(page, page + count):
            assert kind_of_page(at) == FREE
            set_kind_of_page(at, LARGE)


@pytest.mark.parametrize("capacity", [3, 40, 300, 1200])
def test_a_run_of_an_array(heap: Heap, capacity: int) -> None:
    kind = heap.type_desc(0)
    source = new_array(kind, 40, 8)
    for at in range(40):
        heap.word(source + layout.ARRAY_DATA + 8 * at, 1000 + at)
    heap.root(0, source)
    for count in (0, 1, min(capacity, 35)):
        garbage = new_array(kind, capacity, 8)
        for at in range(capacity):
            heap.word(garbage + layout.ARRAY_DATA + 8 * at, -1)
        collect()
        made = new_array_run(kind, capacity, 8, source, 5, count)
        words = [heap.word(made + layout.ARRAY_DATA + 8 * at) for at in range(capacity)]
        assert words == [1005 + at for at in range(count)] + [0] * (capacity - count)
        assert heap.word(made) == kind and heap.word(made + layout.ARRAY_LENGTH) == capacity
