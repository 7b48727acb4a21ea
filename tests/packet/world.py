"""Runs a packet script: one interface in virtual time, its peer and its program in the script."""

import errno
from collections import deque

from naja.net.iface.interface import Interface
from naja.net.tcp import state
from naja.net.tcp.connection import Connection
from naja.net.tcp.listener import Listener
from naja.net.wire import arp
from naja.net.wire.address import parse_ipv4
from naja.sim.clock import SeededEntropy, VirtualClock
from packet import wire
from packet.script import SLACK_NS, Line, Pattern, option_octets, read_pattern
from packet.wire import Heard, flag_text, flag_value

HOST, PEER = parse_ipv4("10.0.0.1"), parse_ipv4("10.0.0.2")
HOST_MAC, PEER_MAC = 0x020000000001, 0x020000000002
BROADCAST_MAC = 0xFFFFFFFFFFFF
PEER_PORT, HOST_PORT = 4000, 80
PEER_FIRST = 0xFFFFFE00  # Scripts cross the wrap of sequence numbers.
MASK = 0xFFFFFFFF


def text_of(start: int, end: int) -> bytes:
    """Both streams hold this at the relative numbers start..end."""
    return bytes((number * 7 + number // 251) & 0xFF for number in range(start, end))


# What `set` sets: Linux's levels and numbers.
OPTIONS = {
    "nodelay": [(6, 1)],
    "keepalive": [(1, 9)],
    "keepalive_times": [(6, 4), (6, 5), (6, 6)],
    "user_timeout": [(6, 18)],
    "tos": [(0, 1)],
    "ttl": [(0, 2)],
}


class World:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.host = Interface(HOST_MAC, 1500, SeededEntropy(7).random_bytes(16))
        self.host.configure(HOST, 24, 0, self.clock.now_ns)
        greeting = arp.ArpPacket(arp.REQUEST, PEER_MAC, PEER, 0, HOST)
        self.host.receive(bytes(arp.emit(greeting, HOST_MAC)), self.clock.now_ns)
        self.heard: deque[Heard] = deque()
        self.history: list[Heard] = []
        self.listener: Listener | None = None
        self.connection: Connection | None = None
        self.first = 0
        self.stamp = 0
        self.port = HOST_PORT
        self.peer_port = PEER_PORT
        self.sent_text = 1
        self.read_text = 1
        self.filled = 1
        self.pump()
        self.heard.clear()

    def run(self, line: Line) -> None:
        command, words = line.words[0], line.words[1:]
        if command == ">":
            self._expect(read_pattern(words), line)
            return
        self.let_pass(line.after_ns)
        if command != "quiet":
            assert not self.heard, f"the host also sent {self._shown(self.heard[0])}"
        if command == "<":
            self.inject(read_pattern(words))
        elif command == "icmp":
            self._icmp(words)
        else:
            getattr(self, f"do_{command}")(*words)
        self.pump()

    def finish(self) -> None:
        assert not self.heard, f"the host also sent {self._shown(self.heard[0])}"

    # What scripts say.

    def do_listen(self, backlog: str = "5") -> None:
        self.listener = self.host.tcp.listen(0, HOST_PORT, int(backlog))

    def do_connect(self, address: str = "10.0.0.2", why: str = "") -> None:
        try:
            self.connection = self.host.tcp.connect(
                parse_ipv4(address), PEER_PORT, self.clock.now_ns
            )
        except OSError as error:
            assert errno.errorcode[error.errno or 0] == why, error
            return
        assert not why, "connect succeeded"
        self.port = self.connection.tcb.local_port

    def do_accept(self) -> None:
        assert self.listener is not None
        self.connection = self.listener.accept()
        assert self.connection is not None, "nothing to accept"

    def do_unaccepted(self) -> None:
        assert self.listener is not None and self.listener.accept() is None

    def do_send(self, count: str) -> None:
        end = self.sent_text + int(count)
        assert self.conn.send(text_of(self.sent_text, end)) == int(count)
        self.sent_text = end

    def do_read(self, count: str) -> None:
        end = self.read_text + int(count)
        data = b""
        piece = self.conn.receive(int(count))
        while piece:
            data += piece
            piece = self.conn.receive(int(count) - len(data))
        assert len(data) == int(count), f"{len(data)} octets to read"
        assert data == text_of(self.read_text, end), "other octets than the peer sent"
        self.read_text = end

    def do_shutdown(self) -> None:
        self.conn.shutdown_write()

    def do_close(self) -> None:
        self.conn.close()

    def do_abort(self) -> None:
        self.conn.abort()

    def do_eof(self) -> None:
        assert self.conn.at_eof()

    def do_quiet(self) -> None:
        assert not self.heard, f"the host sent {self._shown(self.heard[0])}"

    def do_state(self, name: str) -> None:
        conn = self.connection
        if name == "NONE":
            assert len(self.host.tcp) == 0 and self.host.tcp.time_waits() == 0
        elif name == "TIME-WAIT":
            assert self.host.tcp.time_waits() == 1
        else:
            conn = conn or self.host.tcp.find(PEER, self.peer_port, self.port)
            assert conn is not None, "no connection"
            assert state.name(conn.tcb.state) == name, state.name(conn.tcb.state)

    def do_error(self, name: str) -> None:
        error = self.conn.error()
        found = "none" if error is None else errno.errorcode[error.errno or 0]
        assert found == name, f"the program was told {found}"

    def do_advice(self, name: str) -> None:
        """What the program may learn of a connection that goes on."""
        error = self.conn.advice()
        found = "none" if error is None else errno.errorcode[error.errno or 0]
        assert found == name, f"the program may learn {found}"

    def do_set(self, name: str, *values: str) -> None:
        for (level, option), value in zip(OPTIONS[name], values, strict=True):
            self.conn.set_option(level, option, int(value))

    def do_counter(self, name: str, value: str) -> None:
        assert dict(self.host.counters.items())[name] == int(value)

    def do_peer_port(self, port: str) -> None:
        self.peer_port = int(port)

    def do_forget(self) -> None:
        """The next connection is another one: its numbers are learnt anew."""
        self.first, self.sent_text, self.read_text = 0, 1, 1

    def do_local(self, address: str) -> None:
        assert self.conn.local_address()[0] == address

    def do_listen_at(self, address: str) -> None:
        self.listener = self.host.tcp.listen(parse_ipv4(address), HOST_PORT, 5)

    # Inside.

    @property
    def conn(self) -> Connection:
        assert self.connection is not None, "no connection yet"
        return self.connection

    def inject(self, pattern: Pattern) -> None:
        extras = pattern.extras
        src = parse_ipv4(extras.get("from", "10.0.0.2"))
        dst = parse_ipv4(extras.get("to", "10.0.0.1"))
        flags = flag_value(pattern.flags)
        length = pattern.end - pattern.start - bool(flags & 2) - bool(flags & 1)
        offset = pattern.start + bool(flags & 2)
        payload = text_of(offset, offset + max(length, 0))
        ack = 0 if pattern.ack is None else self.first + pattern.ack & MASK
        segment = wire.tcp(
            src,
            dst,
            (self.peer_port, self.port),
            (PEER_FIRST + pattern.start & MASK, ack),
            flags,
            65535 if pattern.win is None else pattern.win,
            option_octets(self._stamped(pattern.options or []), self.first),
            payload,
            urgent=int(extras.get("urgent", "0")),
            damaged=extras.get("checksum") == "wrong",
        )
        packet = wire.ipv4(
            src, dst, 6, segment,
            options=bytes.fromhex(extras.get("ipoptions", "")), tos=int(extras.get("tos", "0")),
        )  # fmt: skip
        mac = BROADCAST_MAC if extras.get("station") == "all" else HOST_MAC
        self.host.receive(wire.frame(mac, PEER_MAC, packet), self.clock.now_ns)

    def _stamped(self, options: list[list[str]]) -> list[list[str]]:
        """`ts N +M`: the host's own first time stamp plus M."""
        return [
            [*one[:2], str(self.stamp + int(one[2]) & MASK)]
            if one[0] == "ts" and one[2].startswith("+")
            else one
            for one in options
        ]

    def _icmp(self, words: list[str]) -> None:
        kind, code, start = (int(word) for word in words[:3])
        mtu = int(words[words.index("mtu") + 1]) if "mtu" in words else 0
        quoted = next(
            one for one in reversed(self.history) if one.seq == self.first + start & MASK
        ).packet[:28]
        body = bytes([kind, code, 0, 0]) + mtu.to_bytes(4, "big") + quoted
        body = body[:2] + wire.internet_sum(body).to_bytes(2, "big") + body[4:]
        packet = wire.ipv4(parse_ipv4("10.0.0.254"), HOST, 1, body)
        self.host.receive(wire.frame(HOST_MAC, PEER_MAC, packet), self.clock.now_ns)

    def let_pass(self, ns: int) -> None:
        """Let time pass; what the host sends meanwhile is heard."""
        end_ns = self.clock.now_ns + ns
        while True:
            next_ns = self.host.next_deadline_ns()
            if next_ns < 0 or next_ns > end_ns:
                break
            self.clock.advance_to(next_ns)
            self.pump()
        self.clock.advance_to(end_ns)

    def pump(self) -> None:
        now_ns = self.clock.now_ns
        self.host.poll(now_ns)
        self.host.wake()
        frame = self.host.next_frame()
        while frame is not None:
            if frame[12:14] == b"\x08\x06":
                self._answer_arp(frame)
            elif frame[23] == 6:
                one = wire.hear(bytes(frame[14:]), now_ns)
                if one.dst_port == self.peer_port:
                    self.heard.append(one)
                    self.history.append(one)
            frame = self.host.next_frame()
        conn = self.connection
        if conn is not None:
            snd = conn.tcb.snd
            assert (snd.nxt - snd.una) & MASK < 1 << 31, "snd.una is after snd.nxt"

    def _answer_arp(self, frame: bytes) -> None:
        question = arp.parse(frame)
        if question is not None and question.target == PEER and question.sender == HOST:
            answer = arp.ArpPacket(arp.REPLY, PEER_MAC, PEER, HOST_MAC, HOST)
            self.host.receive(bytes(arp.emit(answer, HOST_MAC)), self.clock.now_ns)

    def _expect(self, pattern: Pattern, line: Line) -> None:
        start_ns = self.clock.now_ns
        end_ns = start_ns + line.until_ns
        while not self.heard:
            next_ns = self.host.next_deadline_ns()
            assert 0 <= next_ns <= end_ns, "the host sends nothing"
            self.clock.advance_to(next_ns)
            self.pump()
        one = self.heard.popleft()
        if line.after_ns:
            assert one.at_ns - start_ns >= line.after_ns - SLACK_NS, (
                f"too early: after {(one.at_ns - start_ns) / 1e9:.3f} s"
            )
        self._compare(pattern, one)

    def _compare(self, pattern: Pattern, one: Heard) -> None:
        flags = flag_value(pattern.flags)
        if flags & 2:
            self.first = one.seq
            if one.options.stamps is not None:
                self.stamp = one.options.stamps[0]
        shown = self._shown(one)
        assert one.flags == flags, f"the host sent {shown}"
        length = len(one.payload) + bool(flags & 2) + bool(flags & 1)
        start = (one.seq - self.first) & MASK
        assert (start, start + length) == (pattern.start, pattern.end), f"the host sent {shown}"
        if flags & 4 == 0:
            offset = start + bool(flags & 2)
            assert one.payload == text_of(offset, offset + len(one.payload)), "other octets"
        if pattern.ack is not None:
            assert (one.ack - PEER_FIRST) & MASK == pattern.ack, f"the host sent {shown}"
        if pattern.win is not None:
            assert one.wnd == pattern.win, f"the host sent {shown}"
        for name, value in pattern.extras.items():
            found = {"tos": one.tos, "ttl": one.ttl, "bytes": len(one.payload)}[name]
            assert found == int(value), f"{name} is {found}"
        if pattern.options is not None:
            self._compare_options(pattern.options, one)

    def _compare_options(self, wanted: list[list[str]], one: Heard) -> None:
        options = one.options
        found: dict[str, list[str]] = {}
        if options.mss is not None:
            found["mss"] = [str(options.mss)]
        if options.scale is not None:
            found["wscale"] = [str(options.scale)]
        if options.sack_ok:
            found["sackok"] = []
        if options.blocks:
            found["sack"] = [
                ":".join(str((edge - PEER_FIRST) & MASK) for edge in block)
                for block in options.blocks
            ]
        if options.stamps is not None:
            found["ts"] = [f"+{(options.stamps[0] - self.stamp) & MASK}", str(options.stamps[1])]
        shown = ", ".join(" ".join([name, *values]) for name, values in found.items())
        assert set(found) == {name for name, *_ in wanted}, f"its options are <{shown}>"
        for name, *values in wanted:
            same = len(values) == len(found[name]) and all(
                value in ("*", actual) for value, actual in zip(values, found[name], strict=True)
            )
            assert same, f"its options are <{shown}>"

    def _shown(self, one: Heard) -> str:
        start = (one.seq - self.first) & MASK
        length = len(one.payload) + bool(one.flags & 2) + bool(one.flags & 1)
        ack = (one.ack - PEER_FIRST) & MASK
        seconds = one.at_ns / 1e9
        return (
            f"{flag_text(one.flags)} {start}:{start + length} ack {ack} win {one.wnd} "
            f"at {seconds:.3f} {one.options}"
        )
