"""Wall time from a server on the Linux side, which lives in the year 2041."""

import socket
import threading
from collections.abc import Callable

import pytest

from interop import guests
from interop.guests import Guest
from interop.network import HOST_ADDRESS, TIME_LIMIT_S, GuestNetwork

APP = guests.APPS / "timed" / "main.py"
# 2041-01-01, in seconds of the second era of NTP, which began in 2036.
YEAR_2041 = 2_240_611_200 + 2_208_988_800 - (1 << 32)


def test_the_network_tells_the_time(
    net: GuestNetwork, place: str, start: Callable[..., Guest]
) -> None:
    if place == "python":
        pytest.skip("CPython has the system's clock")
    with net.inside():
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind((HOST_ADDRESS, 123))
    server.settimeout(TIME_LIMIT_S)
    ending = threading.Event()

    def serve() -> None:
        while not ending.is_set():
            try:
                question, peer = server.recvfrom(100)
            except OSError:
                return
            now = YEAR_2041.to_bytes(4, "big") + bytes(4)
            head = bytes([0x24, 1]) + bytes(22)
            server.sendto(head + question[40:48] + now + now, peer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        start(APP).expect("it is 2041")
    finally:
        ending.set()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as _, net.inside():
            waker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with waker:
            waker.sendto(bytes(48), (HOST_ADDRESS, 123))
        thread.join()
        server.close()
