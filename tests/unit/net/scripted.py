"""A host under test and a peer whose every segment the test writes by hand."""

from naja.net.iface.interface import Interface
from naja.net.tcp.connection import Connection
from naja.net.tcp.listener import Listener
from naja.net.tcp.seq import add
from naja.net.wire import arp, ethernet, ipv4, tcp
from naja.net.wire.tcp import ACK, SYN, Segment
from naja.sim.clock import SeededEntropy, VirtualClock
from unit.net.worlds import A_MAC, B_MAC, A, B

PEER_PORT = 4000
PEER_ISS = 0xFFFFFF00  # So that tests cross the wrap of sequence numbers.


def frame_of(
    src: int,
    dst: int,
    src_mac: int,
    dst_mac: int,
    src_port: int,
    dst_port: int,
    seq: int,
    ack: int,
    flags: int,
    wnd: int,
    payload: bytes = b"",
    mss: int = 0,
    scale: int = tcp.NO_SCALE,
) -> bytes:
    """An Ethernet frame with one TCP segment."""
    header_length = tcp.HEADER_LENGTH + tcp.options_length(mss, scale)
    frame = bytearray(ipv4.TRANSPORT_AT + header_length)
    tcp.emit_options(frame, mss, scale)
    frame += payload
    tcp.emit_header(frame, src_port, dst_port, seq, ack, flags, wnd, header_length)
    tcp.emit_checksum(frame, src, dst)
    ipv4.emit_header(frame, src, dst, ipv4.PROTOCOL_TCP, -1)
    ethernet.emit_header(frame, dst_mac, src_mac, ethernet.TYPE_IPV4)
    return bytes(frame)


class Scripted:
    """`host` (10.0.0.1) knows the peer's station (10.0.0.2) already."""

    def __init__(self, port: int = 80) -> None:
        self.clock = VirtualClock()
        self.host = Interface(A_MAC, 1500, SeededEntropy(7).random_bytes(16))
        self.host.configure(A, 24, 0, self.clock.now_ns)
        self.port = port
        self.seq = PEER_ISS
        self.ack = 0
        self.wnd = 65535
        self._peer_port = PEER_PORT
        greeting = arp.ArpPacket(arp.REQUEST, B_MAC, B, 0, A)
        self.host.receive(bytes(arp.emit(greeting, A_MAC)), self.clock.now_ns)
        self.drain()

    def drain(self) -> list[Segment]:
        """Segments that the host sends now. Its ARP requests are answered."""
        segments = []
        self.host.poll(self.clock.now_ns)
        self.host.wake()
        frame = self.host.next_frame()
        while frame is not None:
            question = arp.parse(frame)
            if ethernet.ethertype(frame) == ethernet.TYPE_ARP and question is not None:
                if question.target == B:
                    answer = arp.ArpPacket(arp.REPLY, B_MAC, B, A_MAC, A)
                    self.host.receive(bytes(arp.emit(answer, A_MAC)), self.clock.now_ns)
            if ethernet.ethertype(frame) == ethernet.TYPE_IPV4:
                header = ipv4.parse(frame, ipv4.IPV4_AT)
                assert header is not None and ipv4.checksum_right(frame, ipv4.IPV4_AT)
                if header.protocol == ipv4.PROTOCOL_TCP:
                    assert tcp.checksum_right(frame, header.at, header.end, header.addresses)
                    segment = tcp.parse(frame, header.at, header.end)
                    assert segment is not None
                    segments.append(segment)
            frame = self.host.next_frame()
        return segments

    def after(self, ns: int) -> list[Segment]:
        """What the host sends when `ns` have passed, timers in between included."""
        end_ns = self.clock.now_ns + ns
        segments: list[Segment] = []
        while True:
            next_ns = self.host.next_deadline_ns()
            if next_ns < 0 or next_ns > end_ns:
                break
            self.clock.advance_to(next_ns)
            segments += self.drain()
        self.clock.advance_to(end_ns)
        return segments + self.drain()

    def put(
        self,
        flags: int,
        payload: bytes = b"",
        *,
        seq: int | None = None,
        ack: int | None = None,
        wnd: int | None = None,
        mss: int = 0,
        scale: int = tcp.NO_SCALE,
    ) -> None:
        """Give the host a segment from the peer."""
        frame = frame_of(
            B,
            A,
            B_MAC,
            A_MAC,
            self._peer_port,
            self.port,
            self.seq if seq is None else seq,
            self.ack if ack is None else ack,
            flags,
            self.wnd if wnd is None else wnd,
            payload,
            mss,
            scale,
        )
        self.host.receive(frame, self.clock.now_ns)

    def say(self, flags: int, payload: bytes = b"", *, wnd: int | None = None) -> list[Segment]:
        """`put` the next segment in order and return the answers."""
        self.put(flags, payload, wnd=wnd)
        length = len(payload) + int(flags & tcp.FIN != 0) + int(flags & SYN != 0)
        self.seq = add(self.seq, length)
        return self.drain()

    def accept(self, mss: int = 1460, scale: int = tcp.NO_SCALE) -> Connection:
        """The peer connects to the host; the host's end."""
        listener = self.host.tcp.listen(0, self.port, 10)
        connection = self.handshake(listener, mss, scale)
        listener.close()
        return connection

    def handshake(
        self, listener: Listener, mss: int = 1460, scale: int = tcp.NO_SCALE
    ) -> Connection:
        self.put(SYN, mss=mss, scale=scale)
        (answer,) = self.drain()
        assert answer.flags == SYN | ACK and answer.ack == add(self.seq, 1)
        self.seq = add(self.seq, 1)
        self.ack = add(answer.seq, 1)
        assert self.say(ACK) == []
        connection = listener.accept()
        assert connection is not None and connection.connected()
        return connection

    def begin(self) -> tuple[Connection, Segment]:
        """The host connects to the peer; its end and the SYN."""
        connection = self.host.tcp.connect(B, PEER_PORT, self.clock.now_ns)
        (syn,) = self.drain()
        assert syn.flags == SYN
        self.port = syn.src_port
        self.ack = add(syn.seq, 1)
        return connection, syn

    def connect(self) -> Connection:
        """The same with the handshake done."""
        connection, _ = self.begin()
        self.put(SYN | ACK, mss=1460)
        self.seq = add(self.seq, 1)
        (answer,) = self.drain()
        assert answer.flags == ACK
        return connection
