"""Ports of this machine: taken ones, forwarders, the user-mode network."""

import contextlib
import os
import select
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from naja.launch import Forward, LaunchError, RunRequest, run_python
from naja.launch.forwarder import Forwarder
from naja.launch.guest import check_ports
from naja.launch.loop import Attached
from naja.launch.slirp import UserNetwork

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def working(item: Attached) -> Iterator[None]:
    """Let `item` work in a thread."""
    wake, wake_end = os.pipe()

    def work() -> None:
        while True:
            poll = select.poll()
            poll.register(wake, select.POLLIN)
            limit = item.fill(poll)
            ready = dict(poll.poll(None if limit is None else limit * 1000))
            if wake in ready:
                return
            item.work(ready)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        os.write(wake_end, b"x")
        thread.join()
        item.close()
        os.close(wake)
        os.close(wake_end)


def echo_once(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(65536):
            connection.sendall(data)


def test_a_port_in_use_is_a_sentence() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(LaunchError, match=f"port {port} of this machine is in use"):
            check_ports(RunRequest(Path("x"), forwards=(Forward(port, 80),)))


def test_a_port_named_twice() -> None:
    port = free_port()
    with pytest.raises(LaunchError, match="twice"):
        check_ports(RunRequest(Path("x"), forwards=(Forward(port, 80), Forward(port, 81))))


@pytest.mark.parametrize("size", [0, 1, 100_000, 3_000_000])
def test_the_forwarder_carries_all_and_the_end(size: int) -> None:
    message = os.urandom(size)
    with socket.create_server((HOST, 0)) as listener:
        echo = threading.Thread(target=echo_once, args=(listener,))
        echo.start()
        port = free_port()
        with working(Forwarder(Forward(port, listener.getsockname()[1]))):
            with socket.create_connection((HOST, port)) as client:
                sender = threading.Thread(
                    target=lambda: (client.sendall(message), client.shutdown(socket.SHUT_WR))
                )
                sender.start()
                received = b""
                while part := client.recv(65536):
                    received += part
                sender.join()
        echo.join()
    assert received == message


def test_the_forwarder_survives_a_program_that_does_not_listen() -> None:
    port = free_port()
    with working(Forwarder(Forward(port, free_port()))):
        for _ in range(3):
            with socket.create_connection((HOST, port)) as client:
                with contextlib.suppress(ConnectionResetError):
                    assert client.recv(1) == b""


ARP_REQUEST = bytes.fromhex(
    "ffffffffffff 525400123456 0806 0001 0800 06 04 0001525400123456 0a00020f 000000000000 0a000202"
)


def test_the_user_network_answers_and_forwards() -> None:
    ours, guest = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    port = free_port()
    with guest, working(UserNetwork(ours, (Forward(port, 80),))):
        guest.settimeout(20)
        guest.send(ARP_REQUEST)
        reply = guest.recv(2000)
        assert reply[12:14] == b"\x08\x06" and reply[28:32] == bytes([10, 0, 2, 2])
        with socket.create_connection((HOST, port)):
            frame = guest.recv(2000)
            while frame[12:14] != b"\x08\x00":
                frame = guest.recv(2000)
        assert frame[23] == 6 and frame[30:34] == bytes([10, 0, 2, 15])
        assert int.from_bytes(frame[36:38], "big") == 80


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    from naja.launch import slirp

    slirp.library.cache_clear()
    monkeypatch.setattr(slirp, "_LIBRARY", "libabsent.so.0")
    with pytest.raises(LaunchError, match="apt-get install libslirp0"):
        slirp.library()
    monkeypatch.undo()
    slirp.library.cache_clear()


def test_a_program_under_cpython(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program = tmp_path / "program.py"
    program.write_text("import os, sys\nprint(sys.argv[1:], os.environ['K'])\nsys.exit(7)\n")
    assert run_python(RunRequest(program, arguments=("a", "b c"), environment={"K": "v"})) == 7
    assert capfd.readouterr().out == "['a', 'b c'] v\n"
