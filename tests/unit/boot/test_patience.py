"""How often a process asks for frames before it sleeps."""

from naja.boot.patience import Patience

SHORT_NS, LONG_NS = 20_000, 5_000_000


def test_an_idle_process_sleeps_at_once() -> None:
    patience = Patience()
    for _ in range(3):
        assert patience.asks == 0
        patience.slept(LONG_NS)


def test_it_asks_more_often_while_that_finds_something() -> None:
    patience = Patience()
    patience.slept(SHORT_NS)
    seen = [patience.asks]
    for _ in range(6):
        patience.found()
        seen.append(patience.asks)
    assert seen == [32, 64, 128, 128, 128, 128, 128]


def test_asking_in_vain_makes_it_ask_less() -> None:
    patience = Patience()
    patience.slept(SHORT_NS)
    for _ in range(4):
        patience.found()
    seen = []
    for _ in range(16):
        patience.slept(SHORT_NS)
        seen.append(patience.asks)
    assert seen[:3] == [112, 98, 85] and seen[-2:] == [32, 32]
    patience.slept(LONG_NS)
    assert patience.asks == 0
