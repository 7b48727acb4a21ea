"""Making and comparing str: every combination of storage widths, against CPython."""

from hypothesis import given, strategies as st

from unit.runtime.fake_memory import exact, load, outcome

text = load("naja.runtime.text_unsafe")
build = load("naja.runtime.text_build_unsafe")
buffers = load("naja.runtime.buffers")

# A letter of each width of storage, and the ends of the widths.
LETTERS = "ab\x00\x7f\x80\xe9\xff\u0100\u20ac\ud800\uffff\U00010000\U0001f600\U0010ffff"
words = st.text(st.sampled_from(LETTERS), max_size=12)
places = st.none() | st.integers(-15, 15)


@given(words, words)
def test_concat(a: str, b: str) -> None:
    assert exact(text.concat(a, b)) == a + b


@given(words, st.lists(words, max_size=6))
def test_join(separator: str, parts: list[str]) -> None:
    assert exact(text.join(separator, parts)) == separator.join(parts)


@given(words, places, places)
def test_slices(whole: str, start: int | None, stop: int | None) -> None:
    length = len(whole)
    first, last = buffers.slice_start(start, length), buffers.slice_stop(stop, length)
    assert exact(text.substring(whole, first, last)) == whole[start:stop]


steps = st.sampled_from([-(2**63), -20, -3, -2, -1, 1, 2, 3, 20, 2**63 - 1]) | st.none()
far = st.sampled_from([-(2**63), 2**63 - 1]) | places


@given(words, far, far, steps)
def test_extended_slices(whole: str, start: int | None, stop: int | None, step: int | None) -> None:
    first, count, stride = buffers.slice_steps(start, stop, step, len(whole))
    assert exact(text.every(whole, first, stride, count)) == whole[start:stop:step]


def test_zero_step() -> None:
    expected = outcome(lambda: "abc"[:: int("0")])
    assert outcome(lambda: buffers.slice_steps(None, None, 0, 3)) == expected


@given(words, st.integers(-2, 40))
def test_repeat(whole: str, times: int) -> None:
    assert exact(text.repeat(whole, times)) == whole * times


def test_repeat_too_often() -> None:
    assert outcome(lambda: text.repeat("ab", 2**62)) == outcome(lambda: "ab" * 2**62)
    assert outcome(lambda: text.repeat("a", 2**62)) == ("MemoryError", "")


@given(words, st.integers(-15, 15))
def test_index(whole: str, index: int) -> None:
    assert outcome(lambda: text.character(whole, index)) == outcome(lambda: whole[index])


@given(words, words)
def test_order(a: str, b: str) -> None:
    order = text.compare(a, b)
    assert (order < 0, order == 0, order > 0) == (a < b, a == b, a > b)
    assert text.equal(a, b) == (a == b)


@given(st.lists(words, max_size=20))
def test_hash_agrees_with_equality(items: list[str]) -> None:
    hashes = {text.text_hash(item): item for item in items}
    assert len(hashes) == len(set(items))
    assert 0 not in hashes and -1 not in hashes


@given(st.lists(words | st.sampled_from(LETTERS), max_size=8))
def test_builder(parts: list[str]) -> None:
    out = build.TextBuilder(0)
    for part in parts:
        if len(part) == 1:
            out.put(ord(part))
        else:
            out.add_part(part + "tail", 0, len(part))
    assert out.length() == sum(map(len, parts))
    assert exact(out.finish()) == "".join(parts)


@given(words, st.sampled_from(LETTERS), st.integers(-1, 30))
def test_builder_repeats(start: str, letter: str, count: int) -> None:
    out = build.TextBuilder(3)
    out.add(start)
    out.put_many(ord(letter), count)
    assert exact(out.finish()) == start + letter * count
