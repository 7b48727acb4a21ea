"""What a script would need many lines for."""

from packet.script import SECOND_NS, Pattern
from packet.world import MASK, World


class Stage(World):
    """A world with longer scenes."""

    def do_burst(self, *edges: str) -> None:
        """Segments of text that arrive before the host gets its turn."""
        for start, end in zip(edges, edges[1:], strict=False):
            self.inject(Pattern(".", int(start), int(end), ack=self.sent_text))

    def do_fill(self) -> None:
        """Send text until the host's window is shut; nobody reads."""
        window = 1
        while window > 0:
            step = min(1000, window) if self.filled > 1 else 1000
            self.inject(Pattern(".", self.filled, self.filled + step, ack=self.sent_text))
            self.filled += step
            self.let_pass(SECOND_NS)
            window = self.heard.pop().wnd
            self.heard.clear()

    def do_in_place(self, flags: str, name: str = "", value: str = "0") -> None:
        """A segment without text at the end of what `fill` sent."""
        start = self.filled
        self.inject(Pattern(flags, start, start, ack=int(value) if name == "ack" else None))

    def do_shut_for(self, seconds: str) -> None:
        """Answer every probe of a shut window with a shut window."""
        end_ns = self.clock.now_ns + int(seconds) * SECOND_NS
        probes = 0
        while self.clock.now_ns < end_ns:
            next_ns = self.host.next_deadline_ns()
            assert next_ns >= 0, "the host asks no more"
            self.clock.advance_to(next_ns)
            self.pump()
            while self.heard:
                probe = self.heard.popleft()
                assert len(probe.payload) == 1
                probes += 1
                self.inject(Pattern(".", self.read_text, self.read_text, ack=1, win=0))
        assert probes > int(seconds) // 120

    def do_isn_grows(self, seconds: str) -> None:
        """The same peer begins again later: the host's first number has moved on."""
        before = self.first
        self.let_pass(round(float(seconds) * SECOND_NS))
        self.inject(Pattern("S", 0, 1))
        self.pump()
        grown = (self.heard.popleft().seq - before) & MASK
        assert 100_000 < grown / float(seconds) < 1_000_000, grown
        self.first = before + grown & MASK

    def do_isn_differs(self) -> None:
        """SYNs of neighbouring ports at one moment get numbers far apart."""
        found = []
        for port in range(5000, 5032):
            self.peer_port = port
            self.inject(Pattern("S", 0, 1))
            self.pump()
            found.append(self.heard.popleft().seq)
        gaps = {b - a for a, b in zip(found, found[1:], strict=False)}
        assert len(gaps) == 31 and min(abs(gap) for gap in gaps) > 1000

    def do_challenges(self, count: str, answered: str) -> None:
        """Resets with a wrong number, so many; so many are answered."""
        for _ in range(int(count)):
            self.inject(Pattern("R", 500, 500))
            self.pump()
        assert len(self.heard) == int(answered), f"{len(self.heard)} answers"
        self.heard.clear()

    def do_flood(self, count: str) -> None:
        """SYNs of as many peers that never go on."""
        own = self.peer_port
        for number in range(int(count)):
            self.peer_port = 10_000 + number
            self.inject(Pattern("S", 0, 1))
            self.pump()
        self.heard.clear()
        self.peer_port = own
