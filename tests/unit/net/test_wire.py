"""Headers: what we emit scapy reads, what scapy emits we read, and round trips."""

from hypothesis import given, settings, strategies as st
from scapy.layers.inet import ICMP, IP, TCP, UDP, IPOption_NOP
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Raw

from naja.net.storage import Storage
from naja.net.wire import arp, ethernet, icmp, ipv4, tcp, udp
from naja.net.wire.address import format_ipv4

u8 = st.integers(0, 0xFF)
u16 = st.integers(0, 0xFFFF)
u32 = st.integers(0, 0xFFFFFFFF)
u48 = st.integers(0, 0xFFFFFFFFFFFF)
payloads = st.binary(max_size=70)


def mac_text(mac: int) -> str:
    return mac.to_bytes(6, "big").hex(":")


@given(st.sampled_from([arp.REQUEST, arp.REPLY]), u48, u32, u48, u32, u48)
def test_arp_round_trip(
    operation: int, sender_mac: int, sender: int, target_mac: int, target: int, dst: int
) -> None:
    frame = bytes(arp.emit(arp.ArpPacket(operation, sender_mac, sender, target_mac, target), dst))
    packet = arp.parse(frame)
    assert packet is not None
    assert (packet.operation, packet.sender_mac, packet.sender) == (operation, sender_mac, sender)
    assert (packet.target_mac, packet.target) == (target_mac, target)
    seen = Ether(frame)
    assert seen.dst == mac_text(dst) and seen.src == mac_text(sender_mac)
    assert seen[ARP].op == operation and seen[ARP].psrc == format_ipv4(sender)
    assert seen[ARP].hwdst == mac_text(target_mac) and seen[ARP].pdst == format_ipv4(target)


def test_arp_refuses_other_kinds() -> None:
    good = bytearray(arp.emit(arp.ArpPacket(arp.REQUEST, 2, 3, 4, 5), 6))
    for at, value in ((15, 6), (17, 1), (18, 8), (19, 16), (21, 3), (21, 0)):
        bad = bytearray(good)
        bad[at] = value
        assert arp.parse(bytes(bad)) is None
    assert arp.parse(bytes(good[:-1])) is None


@given(u32, u32, u16, payloads)
def test_udp_frames(src: int, dst: int, ident: int, payload: bytes) -> None:
    storage = Storage()
    storage.frame_back(bytearray(b"\xee" * (42 + len(payload))))
    frame = bytes(udp.emit(storage, src, 1234, dst, 53, payload, ident))
    header = ipv4.parse(frame, ipv4.IPV4_AT)
    assert header is not None and ipv4.checksum_right(frame, ipv4.IPV4_AT)
    assert (header.src, header.dst, header.protocol) == (src, dst, ipv4.PROTOCOL_UDP)
    length = udp.length_at(frame, header.at, header.end)
    assert udp.read(frame, header.at, length, src).payload == payload
    assert udp.checksum_right(frame, header.at, length, src + dst, storage.copier)
    seen = IP(frame[14:])
    assert seen.id == ident and seen[UDP].dport == 53
    fresh = IP(src=format_ipv4(src), dst=format_ipv4(dst), id=ident) / UDP(sport=1234, dport=53)
    assert bytes(fresh / payload) == frame[14:]


@given(u32, u32, u16, u16, u32, u32, st.integers(0, 63), u16, payloads)
def test_tcp_frames(
    src: int,
    dst: int,
    src_port: int,
    dst_port: int,
    seq: int,
    ack: int,
    flags: int,
    wnd: int,
    payload: bytes,
) -> None:
    frame = bytearray(ipv4.TRANSPORT_AT + tcp.HEADER_LENGTH) + payload
    tcp.emit_header(frame, src_port, dst_port, seq, ack, flags, wnd, tcp.HEADER_LENGTH)
    tcp.emit_checksum(frame, src, dst)
    ipv4.emit_header(frame, src, dst, ipv4.PROTOCOL_TCP, -1)
    fresh = IP(src=format_ipv4(src), dst=format_ipv4(dst), id=0, flags="DF") / TCP(
        sport=src_port, dport=dst_port, seq=seq, ack=ack, flags=flags, window=wnd
    )
    assert bytes(fresh / payload) == bytes(frame[14:])
    seg = tcp.parse(bytes(frame), ipv4.TRANSPORT_AT, len(frame))
    assert seg is not None
    assert (seg.src_port, seg.dst_port, seg.seq, seg.ack) == (src_port, dst_port, seq, ack)
    assert (seg.flags, seg.wnd, seg.payload) == (flags, wnd, payload)
    assert seg.length == len(payload) + (flags & 1) + (flags >> 1 & 1)
    assert tcp.checksum_right(bytes(frame), ipv4.TRANSPORT_AT, len(frame), src + dst)


OPTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("MSS"), u16),
        st.tuples(st.just("WScale"), st.integers(0, 255)),
        st.tuples(st.just("NOP"), st.none()),
        st.tuples(st.just("SAckOK"), st.just(b"")),
        st.tuples(st.just("Timestamp"), st.tuples(u32, u32)),
    ),
    max_size=3,
)


@given(OPTIONS)
def test_tcp_options_of_others(options: list[tuple[str, object]]) -> None:
    packet = bytes(TCP(sport=1, dport=2, flags="S", options=options) / b"text")
    seg = tcp.parse(packet, 0, len(packet))
    assert seg is not None and seg.payload == b"text"
    mss = [value for name, value in options if name == "MSS"]
    scale = [value for name, value in options if name == "WScale"]
    assert seg.mss == (mss[-1] if mss else 0)
    expected = min(scale[-1], 14) if scale else tcp.NO_SCALE  # type: ignore[type-var]
    assert seg.scale == expected


@given(st.sampled_from([0, 536, 1460]), st.sampled_from([tcp.NO_SCALE, 0, 7, 14]))
def test_tcp_options_of_ours(mss: int, scale: int) -> None:
    length = tcp.HEADER_LENGTH + tcp.options_length(mss, scale)
    frame = bytearray(ipv4.TRANSPORT_AT + length)
    tcp.emit_options(frame, mss, scale)
    tcp.emit_header(frame, 1, 2, 3, 4, tcp.SYN, 5, length)
    options = dict(TCP(bytes(frame[ipv4.TRANSPORT_AT :])).options)
    assert options.get("MSS", 0) == mss and options.get("WScale", tcp.NO_SCALE) == scale


@given(st.binary(max_size=44))
def test_any_option_octets(options: bytes) -> None:
    options = options[:40]
    options += b"\0" * (-len(options) % 4)
    packet = bytearray(20) + options
    packet[12] = len(packet) << 2
    seg = tcp.parse(bytes(packet), 0, len(packet))
    assert seg is not None and seg.payload == b"" and seg.scale <= 14


@given(u8, u8, u16, u16, payloads)
def test_icmp_frames(kind: int, code: int, high: int, low: int, body: bytes) -> None:
    frame = bytes(icmp.emit(icmp.IcmpMessage(kind, code, high, low, body), 1, 2, 3))
    message = icmp.parse(frame, ipv4.TRANSPORT_AT, len(frame))
    assert message is not None
    assert (message.kind, message.code, message.high, message.low) == (kind, code, high, low)
    assert message.body == body


@given(u16, u16, payloads)
def test_icmp_echo_as_scapy_writes_it(ident: int, number: int, body: bytes) -> None:
    frame = icmp.emit(icmp.IcmpMessage(8, 0, ident, number, body), 1, 2, 3)
    fresh = ICMP(type="echo-request", id=ident, seq=number) / Raw(body)
    assert bytes(fresh) == bytes(frame[ipv4.TRANSPORT_AT :])


@settings(max_examples=200)
@given(st.binary(max_size=90))
def test_no_parser_raises(data: bytes) -> None:
    arp.parse(data)
    header = ipv4.parse(data, 0)
    if header is not None:
        ipv4.checksum_right(data, 0)
        assert 0 <= header.at <= header.end <= len(data)
    tcp.parse(data, 0, len(data))
    icmp.quoted_tcp(data)
    length = udp.length_at(data, 0, len(data))
    if length >= 0:
        udp.checksum_right(data, 0, length, 0, Storage().copier)
        assert len(udp.read(data, 0, length, 0).payload) == length - 8


def test_ipv4_options_and_padding() -> None:
    packet = bytes(IP(src="1.2.3.4", dst="5.6.7.8", options=[IPOption_NOP()] * 4) / UDP() / b"abc")
    frame = bytes(14) + packet + bytes(20)
    header = ipv4.parse(frame, 14)
    assert header is not None and ipv4.checksum_right(frame, 14)
    assert header.at == 14 + 24 and header.end == 14 + len(packet) and not header.fragment
    for flags, offset in ((1, 0), (0, 5)):
        piece = bytes(14) + bytes(IP(flags=flags, frag=offset) / b"x")
        parsed = ipv4.parse(piece, 14)
        assert parsed is not None and parsed.fragment


def test_ethernet_header() -> None:
    frame = bytearray(14)
    ethernet.emit_header(frame, 0x0102030405FF, 0xAABBCCDDEEFF, ethernet.TYPE_ARP)
    seen = Ether(bytes(frame))
    assert seen.dst == "01:02:03:04:05:ff" and seen.src == "aa:bb:cc:dd:ee:ff"
    assert ethernet.destination(frame) == 0x0102030405FF
    assert ethernet.source(frame) == 0xAABBCCDDEEFF
