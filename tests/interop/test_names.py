"""Names: the guest asks a name server on the host, by UDP, and by TCP what is too long."""

import socket
import threading
from collections.abc import Callable

import pytest
from scapy.layers.dns import DNS, DNSRR

from interop import guests
from interop.guests import Guest
from interop.network import HOST_ADDRESS, GuestNetwork

ADDRESSES = {
    "host.example.": [HOST_ADDRESS],
    "many.example.": [f"10.9.{index // 250}.{index % 250 + 1}" for index in range(100)],
}


def answer(data: bytes, limit: int) -> bytes:
    """A server's reply, truncated if it is longer than `limit`."""
    asked = DNS(data)
    name = bytes(asked.qd[0].qname).decode()
    head = {"id": asked.id, "qr": 1, "ra": 1, "qd": asked.qd}
    if name == "alias.example.":
        alias = DNSRR(rrname=name, type="CNAME", rdata="host.example", ttl=5)
        real = DNSRR(rrname="host.example", type="A", rdata=HOST_ADDRESS, ttl=5)
        return bytes(DNS(**head, an=[alias, real]))
    found = ADDRESSES.get(name)
    if found is None:
        return bytes(DNS(**head, rcode=3))
    records = [DNSRR(rrname=name, type="A", rdata=address, ttl=5) for address in found]
    reply = bytes(DNS(**head, an=records))
    return reply if len(reply) <= limit else bytes(DNS(**head, tc=1))


class NameServer:
    """Serves on both transports until the end of the `with` block."""

    def __init__(self, network: GuestNetwork) -> None:
        with network.inside():
            self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._udp.bind((HOST_ADDRESS, 53))
        self._tcp = network.listen(53)
        self._tcp.settimeout(None)
        self._threads = [
            threading.Thread(target=self._serve_udp, daemon=True),
            threading.Thread(target=self._serve_tcp, daemon=True),
        ]

    def _serve_udp(self) -> None:
        while True:
            try:
                data, peer = self._udp.recvfrom(2000)
                if not data:
                    return
                self._udp.sendto(answer(data, 1232), peer)
            except OSError:
                return

    def _serve_tcp(self) -> None:
        while True:
            try:
                connection, _ = self._tcp.accept()
            except OSError:
                return
            with connection:
                length = int.from_bytes(connection.recv(2, socket.MSG_WAITALL), "big")
                reply = answer(connection.recv(length, socket.MSG_WAITALL), 65535)
                connection.sendall(len(reply).to_bytes(2, "big") + reply)

    def __enter__(self) -> "NameServer":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._udp, self._tcp):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()


def test_names(net: GuestNetwork, place: str, start: Callable[..., Guest]) -> None:
    if place != "process":
        pytest.skip("one place shows it; CPython asks the C library, whose servers are the host's")
    with NameServer(net):
        guest = start(
            guests.APPS / "names.py",
            "host.example",
            "alias.example",
            "none.example",
            "many.example",
        )
        assert guest.line() == f"host.example {HOST_ADDRESS}"
        assert guest.line() == f"alias.example {HOST_ADDRESS}"
        assert guest.line() == "none.example -2"
        assert guest.line() == " ".join(["many.example", *ADDRESSES["many.example."]])
        assert "Connect call failed" in guest.line()
        assert guest.line() == "done"
