"""The examples of a router and of a balancer, as sealed processes between two Linux hosts.

Each host is a namespace with one of the image's TAP interfaces: they are made where the image is
started, and moved away once it has opened them.
"""

import json
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interop import guests, network
from interop.network import TIME_LIMIT_S, Namespace
from interop.sides import Between, Side, pinged
from naja.image import inspect_image

ROUTER = guests.ROOT / "examples" / "02_router" / "main.py"
BALANCER = guests.ROOT / "examples" / "03_balancer" / "main.py"
pytestmark = pytest.mark.xdist_group("process")


@pytest.fixture
def between() -> Iterator[Callable[..., Between]]:
    reason = network.reason_not_to_run()
    if reason is not None:
        pytest.skip(reason)
    running: list[Between] = []

    def start(app: Path, *arguments: str) -> Between:
        running.append(Between(guests.build(app, "process"), arguments))
        return running[-1]

    yield start
    for one in running:
        one.close()


def test_only_what_passes_frames_on_says_so() -> None:
    """Others may get trains, and checksums that are still to be summed."""
    said = [
        inspect_image(guests.build(app, "process").read_bytes(), app.name).passes_frames_on
        for app in (ROUTER, BALANCER, guests.APPS / "octets.py")
    ]
    assert said == [True, True, False]


def served(side: Side, port: int, answer: bytes) -> threading.Thread:
    """A server that tells each client its address, and `answer`; it lasts for one client."""
    with side.namespace.inside():
        listener = socket.create_server((side.address, port))
    listener.settimeout(TIME_LIMIT_S)

    def serve() -> None:
        with listener:
            peer, address = listener.accept()
            with peer:
                peer.settimeout(TIME_LIMIT_S)
                asked = peer.recv(100)
                peer.sendall(address[0].encode() + b" " + asked + b" " + answer)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


def asked(namespace: Namespace, address: str, port: int) -> bytes:
    with namespace.inside():
        client = socket.create_connection((address, port), TIME_LIMIT_S)
    with client, client.makefile("rb") as answer:
        client.sendall(b"hello")
        return answer.read()


def test_a_router_with_translation(between: Callable[..., Between], tmp_path: Path) -> None:
    world = between(ROUTER)
    world.expect("routing")
    inside, outside = world.connect()
    with world.capture(outside, tmp_path / "outside.pcap"):
        assert pinged(inside.namespace, outside.address, 3000) == "reply"
        assert pinged(inside.namespace, outside.address, 8, hops=1) == "time exceeded"
        assert pinged(inside.namespace, "10.99.0.1", 8) == "unreachable"
        assert pinged(inside.namespace, outside.six, 2000) == "reply"
        assert pinged(outside.namespace, inside.six, 8) == "reply"
        text = bytes(range(256)) * 4096
        serving = served(outside, 8000, text)
        answer = asked(inside.namespace, outside.address, 8000)
        assert answer == outside.gateway.encode() + b" hello " + text, "as if from the router"
        serving.join()
        serving = served(inside, 8000, b"")
        with pytest.raises(TimeoutError), outside.namespace.inside():
            socket.create_connection((inside.address, 8000), 1)
        assert asked(inside.namespace, inside.address, 8000) != b"", "it did serve"
        serving.join()
    if shutil.which("tshark") is not None:
        ours = f"eth.src == {world.mac(1)}"
        wrong = "tcp.checksum.status == 0 || udp.checksum.status == 0 || ip.checksum.status == 0"
        for filter_ in ("_ws.malformed", f"{ours} && ({wrong})", f"ip.src == {inside.address}"):
            assert network.tshark(tmp_path / "outside.pcap", filter_, "frame.number") == []


def test_a_balancer_with_two_backends(between: Callable[..., Between]) -> None:
    world = between(BALANCER, "80", "10.2.0.2:8001", "10.2.0.2:8002")
    world.expect("balancing")
    clients, backends = world.connect()
    # Not http.server: it looks its own name up.
    program = (
        "import socketserver, threading\n"
        "class A(socketserver.BaseRequestHandler):\n"
        "    def handle(self):\n"
        "        if not self.request.recv(1000):\n"
        "            return\n"
        "        text = f'{self.client_address[0]} {self.server.server_address[1]}'\n"
        "        head = f'HTTP/1.0 200 OK\\r\\nContent-Length: {len(text)}\\r\\n\\r\\n'\n"
        "        self.request.sendall((head + text).encode())\n"
        "s = [socketserver.ThreadingTCPServer(('10.2.0.2', p), A) for p in (8001, 8002)]\n"
        "threading.Thread(target=s[0].serve_forever, daemon=True).start()\n"
        "print('ready', flush=True)\n"
        "s[1].serve_forever()\n"
    )
    command = [*backends.namespace.prefix(), sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as serving:
        try:
            assert serving.stdout is not None and serving.stdout.readline() == b"ready\n"
            for _ in range(2):
                world.expect("10.2.0.2 is up")
            answers = [
                clients.run(["curl", "-sS", "-m", "60", f"http://{clients.gateway}/"])
                for _ in range(4)
            ]
        finally:
            serving.kill()
    client = clients.address
    assert sorted(answers) == [f"{client} 8001"] * 2 + [f"{client} 8002"] * 2
    for _ in range(2):
        world.expect("10.2.0.2 is down")


def test_interfaces_are_those_of_the_command_line(between: Callable[..., Between]) -> None:
    world = between(ROUTER)
    world.expect("routing")
    inside, outside = world.connect()
    assert pinged(inside.namespace, inside.gateway, 8) == "reply"
    learned = json.loads(inside.namespace.ip("-j", "neigh", "show", inside.gateway))
    assert learned[0]["lladdr"] == world.mac(0) != world.mac(1)
