"""The flight against a plain list of segments."""

from hypothesis import given, strategies as st

from naja.net.tcp.flight import LOST, MAX_RECORDS, SACKED, Flight
from naja.net.tcp.rack import Rack
from naja.net.tcp.seq import MASK, add

FIRST = MASK - 3000


class Plain:
    """A segment: offsets, and what is known of it."""

    def __init__(self, start: int, end: int, sent_ns: int) -> None:
        self.start, self.end, self.sent_ns = start, end, sent_ns
        self.sacked = self.lost = False


def marks(flight: Flight) -> list[tuple[bool, bool]]:
    found = []
    for step in range(len(flight)):
        mark = flight._marks[(flight._head + step) & flight._mask]
        found.append((mark & SACKED != 0, mark & LOST != 0))
    return found


STEPS = st.lists(
    st.tuples(st.sampled_from("sssabbbbrdtf"), st.integers(0, 40), st.integers(1, 12)), max_size=80
)


@given(STEPS)
def test_it_does_what_a_plain_list_does(steps: list[tuple[str, int, int]]) -> None:
    rack = Rack(0)
    flight = Flight(rack)
    flight.begin(FIRST)
    plain: list[Plain] = []
    una = end = 0
    now_ns = 1_000_000
    for kind, where, count in steps:
        now_ns += 1_000_000
        if kind == "s":
            flight.push(add(FIRST, end + 100 * count), now_ns, False)
            plain.append(Plain(end, end + 100 * count, now_ns))
            end += 100 * count
        elif kind == "a":
            una = min(una + 100 * count, end)
            flight.acknowledged(add(FIRST, una), now_ns, -1)
            plain = [one for one in plain if one.end > una]
        elif kind == "b":
            left = min(una + 100 * where, end)
            right = min(left + 100 * count, end)
            flight.mark_sacked(add(FIRST, left), add(FIRST, right), now_ns, -1)
            for one in plain:
                if left <= max(one.start, una) and one.end <= right and right > una:
                    one.sacked, one.lost = True, False
        elif kind == "r" and (step := flight.next_lost()) >= 0:
            flight.sent_again(step, now_ns)
            plain[step].lost, plain[step].sent_ns = False, now_ns
        elif kind == "d":
            flight.detect(now_ns, 0)
            for one in plain:
                late = now_ns - one.sent_ns >= rack.rtt_ns
                over = rack.later_than(one.sent_ns, add(FIRST, one.end))
                if over and late and not one.sacked:
                    one.lost = True
        elif kind == "t":
            forgotten = flight.first_is_sacked()
            flight.lose_all(forgotten)
            for one in plain:
                if forgotten and one.sacked:
                    one.sacked, one.sent_ns = False, rack.sent_ns
                one.lost = not one.sacked
        assert marks(flight) == [(one.sacked, one.lost) for one in plain]
        sizes = [(one, one.end - max(one.start, una)) for one in plain]
        assert flight.octets == end - una
        assert flight.sacked == sum(size for one, size in sizes if one.sacked)
        assert flight.lost == sum(size for one, size in sizes if one.lost)
        lost = [step for step, one in enumerate(plain) if one.lost]
        assert flight.next_lost() == (lost[0] if lost else -1)


def test_many_records_only_of_large_segments() -> None:
    for size, most in ((64, 1024), (1000, 1024), (1448, MAX_RECORDS)):
        flight = Flight(Rack(0))
        while not flight.full():
            flight.push(add(flight.end, size), 1, False)
        assert len(flight) == most
