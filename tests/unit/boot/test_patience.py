"""How often a process asks for frames before it sleeps."""

from naja.boot.patience import Patience

SHORT_NS, LONG_NS = 20_000, 5_000_000


def test_an_idle_process_sleeps_at_once() -> None:
    patience = Patience()
    for _ in range(3):
        assert patience.asks == 0
        patience.slept(LONG_NS)


def begun() -> Patience:
    """One that has slept shortly so often that it tries to ask."""
    patience = Patience()
    sleeps = 0
    while patience.asks == 0:
        patience.slept(SHORT_NS)
        sleeps += 1
    assert sleeps == 64
    return patience


def test_it_asks_more_often_while_that_finds_something() -> None:
    patience = begun()
    seen = [patience.asks]
    for _ in range(6):
        patience.found()
        seen.append(patience.asks)
    assert seen == [32, 64, 128, 128, 128, 128, 128]


def test_asking_in_vain_makes_it_ask_less_and_then_no_more() -> None:
    patience = begun()
    for _ in range(4):
        patience.found()
    seen = []
    while patience.asks > 0:
        patience.slept(SHORT_NS)
        seen.append(patience.asks)
    assert seen[:3] == [112, 98, 85] and seen[-2:] == [36, 0]


def test_what_is_always_in_vain_is_tried_once_in_many_sleeps() -> None:
    patience = Patience()
    asks = 0
    for _ in range(6500):
        asks += patience.asks
        patience.slept(SHORT_NS)
    assert asks == 100 * 32


def test_a_long_sleep_ends_it() -> None:
    patience = begun()
    patience.found()
    patience.slept(LONG_NS)
    assert patience.asks == 0
    for _ in range(63):
        patience.slept(SHORT_NS)
    assert patience.asks == 0
