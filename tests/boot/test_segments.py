"""In steady state a segment of TCP allocates nothing, nor does what a router passes on."""

import pytest

from boot.test_heap import MIB, run


@pytest.mark.parametrize("octets", [1, 100, 1400, 40_000])
@pytest.mark.parametrize("ends", ["one", "both", "trains"])
@pytest.mark.parametrize("family", [[], ["six"]])
def test_segments_allocate_nothing(octets: int, ends: str, family: list[str]) -> None:
    status, said = run("segments", "process", 16 * MIB, str(octets), ends, *family)
    words = said.split()
    assert status == 0 and words[:1] == ["segments"], said
    assert int(words[1]) >= 100 and int(words[3]) >= 100 * octets * (1 if ends == "one" else 2)
    if octets == 40_000:
        assert (int(words[1]) < int(words[3]) // 5000) == (ends == "trains")
    assert said.endswith("handed out 0\n")


@pytest.mark.parametrize("what", ["plain", "nat"])
def test_what_is_passed_on_allocates_nothing(what: str) -> None:
    assert run("transit", "process", 16 * MIB, what) == (0, "datagrams 200 handed out 0\n")


SUMS = """\
wrong 0 [True, True, True, True, True, True, True]
IndexError: a sum outside
IndexError: a sum outside
IndexError: a sum outside
"""


def test_words_copy_and_sum_as_octets_do() -> None:
    assert run("sums", "process", 4 * MIB) == (0, SUMS)
