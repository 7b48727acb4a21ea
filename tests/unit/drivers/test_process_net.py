"""Frames on a descriptor, through real system calls on a socket pair."""

import ctypes
import errno
import socket
import struct
from collections.abc import Iterator

import pytest
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import Ether

from naja import hal
from naja.boot import process_net, process_net_unsafe
from naja.boot.process_net import parse_mac, passed_device, provide, watched_devices
from naja.boot.process_net_unsafe import DescriptorNet
from naja.drivers.null_device import NullDevice
from support.trains import pseudo_sum

MAC = bytes([0x52, 0x54, 0, 1, 2, 3])


def raw_syscall(number: int, a: int, b: int, c: int, d: int, e: int, f: int) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    done: int = libc.syscall(*(ctypes.c_long(n) for n in (number, a, b, c, d, e, f)))
    return -ctypes.get_errno() if done < 0 else done


def place_of(buffer: bytearray) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(buffer))


class Buffer:
    """Stands for what changes the length of octets."""

    def __init__(self, capacity: int) -> None:
        self.octets = bytearray(capacity)

    def address(self) -> int:
        return place_of(self.octets)

    def frame(self, count: int) -> bytes:
        return bytes(self.octets[:count])


class Words:
    """Stands for Ptr[u64]."""

    def __class_getitem__(cls, width: object) -> type["Words"]:
        return cls

    def __init__(self, address: int) -> None:
        self.address = address

    def __setitem__(self, index: int, value: int) -> None:
        ctypes.c_uint64.from_address(self.address + 8 * index).value = value


@pytest.fixture(autouse=True)
def intrinsics(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_net_unsafe, "syscall", raw_syscall)
    monkeypatch.setattr(process_net_unsafe, "address_of", place_of)
    monkeypatch.setattr(process_net_unsafe, "Ptr", Words)
    monkeypatch.setattr(process_net_unsafe, "FrameBuffer", Buffer)
    monkeypatch.setattr(process_net, "_devices", [])


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.setblocking(False)
    with ours, theirs:
        yield ours, theirs


def test_frames_both_ways(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    net = DescriptorNet(ours.fileno(), MAC)
    assert net.receive() is None and net.mac() == MAC and net.mtu() == 1500
    theirs.send(bytes(range(60)))
    theirs.send(bytes(1514))
    assert net.receive() == bytes(range(60))
    assert net.receive() == bytes(1514)
    assert net.receive() is None
    assert net.transmit(bytearray(range(100)))
    net.flush()
    assert theirs.recv(2000) == bytes(range(100))


def test_a_full_descriptor_is_told(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    net = DescriptorNet(ours.fileno(), MAC)
    sent = 0
    while net.transmit(bytearray(sent.to_bytes(60, "big"))):
        sent += 1
    assert net.waits_for_room()
    assert [theirs.recv(100) for _ in range(sent)] == [n.to_bytes(60, "big") for n in range(sent)]
    assert net.transmit(bytearray(60)) and not net.waits_for_room()


def test_the_other_side_is_gone() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    net = DescriptorNet(ours.fileno(), MAC)
    theirs.close()
    assert net.transmit(bytearray(60)) and net.dropped == 1
    assert net.receive() is None and net.closed and net.descriptor() == -1
    assert net.transmit(bytearray(60)) and net.dropped == 2
    ours.close()


def test_interrupted_calls_are_repeated(
    pair: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pair
    interruptions = [-errno.EINTR] * 2

    def sometimes(*arguments: int) -> int:
        return interruptions.pop() if interruptions else raw_syscall(*arguments)

    monkeypatch.setattr(process_net_unsafe, "syscall", sometimes)
    net = DescriptorNet(ours.fileno(), MAC)
    theirs.send(b"x" * 60)
    assert net.receive() == b"x" * 60
    interruptions = [-errno.EINTR]
    assert net.transmit(bytearray(b"y" * 60)) and theirs.recv(100) == b"y" * 60


def test_too_long() -> None:
    with pytest.raises(ValueError, match="longer than"):
        DescriptorNet(0, MAC).transmit(bytearray(1515))


def train(text: int) -> bytearray:
    """A segment of TCP over IPv4 with `text` octets and time stamps, too long for the MTU."""
    frame = bytearray(14 + 20 + 32 + text)
    frame[12:14] = b"\x08\x00"
    frame[14] = 0x45
    frame[34 + 12] = 32 << 2
    return frame


def test_a_train_is_described_to_the_tap(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    net = DescriptorNet(ours.fileno(), MAC, True)
    assert net.longest() == 65549
    assert net.transmit(bytearray(b"z" * 60)) and theirs.recv(100) == bytes(12) + b"z" * 60
    frame = train(2 * 1448)
    assert net.transmit(frame)
    # flags NEEDS_CSUM, GSO_TCPV4, length of the headers, of a segment's text, where TCP begins,
    # where its checksum is.
    expected = struct.pack("<BBHHHHH", 1, 1, 66, 1448, 34, 16, 0)
    assert theirs.recv(4000) == expected + frame
    assert net.transmit(bytearray(b"z" * 60)) and theirs.recv(100) == bytes(12) + b"z" * 60
    assert net.cuts_six() and net.sums()
    with pytest.raises(ValueError, match="longer than"):
        net.transmit(bytearray(65550))


def test_the_tap_completes_checksums(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    net = DescriptorNet(ours.fileno(), MAC, True)
    datagram = bytearray(bytes(Ether() / IP(src="10.0.0.1", dst="10.0.0.2") / UDP() / b"abc"))
    assert net.transmit(datagram) and theirs.recv(100) == bytes(12) + datagram
    datagram[40:42] = pseudo_sum(bytes(datagram), 34).to_bytes(2, "big")
    assert net.transmit(datagram)
    assert theirs.recv(100) == struct.pack("<BBHHHHH", 1, 0, 0, 0, 34, 6, 0) + datagram


def test_the_launcher_says_how_long_packets_may_be() -> None:
    hal.provide(hal.Environment, Options({"net_fd": "7", "mtu": "576"}))
    device = provide()
    assert device.mtu() == 576 and device.longest() == 590
    assert not device.sums() and not device.cuts_six()


@pytest.mark.parametrize(("flags", "vouches"), [(0, False), (1, True), (2, True), (4, False)])
def test_the_tap_vouches(
    pair: tuple[socket.socket, socket.socket], flags: int, vouches: bool
) -> None:
    ours, theirs = pair
    net = DescriptorNet(ours.fileno(), MAC, True)
    theirs.send(struct.pack("<BBHHHHH", flags, 1, 66, 1448, 34, 16, 1) + train(20000))
    assert net.receive() == train(20000)
    assert net.vouches() == vouches
    theirs.send(bytes(12))
    assert net.receive() is None


class Options:
    def __init__(self, options: dict[str, str]) -> None:
        self.options = options

    def arguments(self) -> list[str]:
        return []

    def variables(self) -> dict[str, str]:
        return {}

    def option(self, name: str) -> str | None:
        return self.options.get(name)


def test_the_launcher_says_which_descriptor() -> None:
    hal.provide(hal.Environment, Options({"net_fd": "7", "mac": "52:54:00:AB:cd:0f"}))
    device = provide()
    assert isinstance(device, DescriptorNet)
    assert device.mac() == bytes([0x52, 0x54, 0, 0xAB, 0xCD, 0x0F])
    assert device in watched_devices() and device.descriptor() == 7
    assert not device.waits_for_room()
    assert passed_device("1") is None
    hal.provide(hal.Environment, Options({"net_fd1": "8"}))
    second = passed_device("1")
    assert isinstance(second, DescriptorNet) and second in watched_devices()


def test_without_a_descriptor_there_is_no_network() -> None:
    hal.provide(hal.Environment, Options({}))
    assert isinstance(provide(), NullDevice)


@pytest.mark.parametrize(
    "text",
    ["", "1:2:3:4:5:6", "52:54:00:12:34", "52:54:00:12:34:5g", "01:00:00:00:00:00", "é" * 17],
)
def test_malformed_addresses(text: str) -> None:
    with pytest.raises(ValueError, match="a station address"):
        parse_mac(text)
