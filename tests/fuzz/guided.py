"""Fuzzing that is guided by coverage, where hypothesis draws blindly: atheris over libFuzzer.

python tests/fuzz/guided.py [SECONDS]           each target for so long, in turn (60)
python tests/fuzz/guided.py TARGET [OPTION...]  one target, with options of libFuzzer

An input is a row of frames, or one message. Checksums are made right before the stack sees a frame,
so that coverage reaches what is behind them. `make fuzz` installs atheris where there is one for
this Python, and else goes without.
"""

import random
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "src")]

try:
    import atheris
except ImportError:
    print("fuzz: atheris is not installed: nothing is guided by coverage", file=sys.stderr)
    sys.exit(0)

with atheris.instrument_imports(include=["naja.net", "naja.lang"], enable_loader_override=False):
    from naja.net.dhcp.client import DhcpClient
    from naja.net.prf import Prf
    from naja.net.storage import Storage
    from naja.net.timers import TimerHeap
    from naja.net.wire import dhcp, dns, ipv6, ntp
    from unit.net.router_steps import FRAMES, RouterSteps
    from unit.net.scripted import Scripted
    from unit.net.six_world import US_MAC, SixWorld
    from unit.net.test_fuzz import assert_sound, repair, seeds, settle
    from unit.net.test_six_fuzz import MODELS, repaired

MOST_FRAMES = 12
SECOND_NS = 1_000_000_000
COOKIE = bytes(range(8))
# Where an input that broke something is left.
FINDINGS = HERE.parents[1] / ".naja-cache" / "fuzz"


def frames(data: bytes) -> Iterator[bytes]:
    """Each has its length in front, in two octets."""
    at, count = 0, 0
    while at + 2 <= len(data) and count < MOST_FRAMES:
        (length,) = struct.unpack_from("<H", data, at)
        yield data[at + 2 : at + 2 + length]
        at += 2 + length
        count += 1


def row(some: list[bytes]) -> bytes:
    return b"".join(struct.pack("<H", len(frame)) + frame for frame in some)


def righted(frame: bytes) -> bytes:
    """Both families' checksums as they have to be."""
    if frame[12:14] == b"\x86\xdd" and len(frame) >= ipv6.PAYLOAD_AT:
        return repaired(bytearray(frame))
    return repair(bytearray(frame))


def host(data: bytes) -> None:
    """A host with a connection, a listener and a bound port."""
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 5)
    world.host.udp.bind(53)
    connection = world.handshake(listener)
    connection.send(bytes(3000))
    for frame in frames(data):
        world.host.receive(righted(frame), world.clock.now_ns)
        settle(world.host, world.clock.now_ns)
        assert_sound(connection)
    world.clock.advance_to(world.clock.now_ns + 3 * SECOND_NS)
    settle(world.host, world.clock.now_ns)


def six(data: bytes) -> None:
    """A host that speaks IPv6."""
    world = SixWorld()
    for frame in frames(data):
        world.host.receive(righted(frame), world.clock.now_ns)
        settle(world.host, world.clock.now_ns)
        assert len(world.six.cache) <= 256 and len(world.six.addresses.own) <= 8
    world.after(2)


def router(data: bytes) -> None:
    """A router of the kind that the first octet says; the parity of a length is the side."""
    if data:
        steps = RouterSteps(data[0] & 3)
        for frame in frames(data[1:]):
            steps.hear("outside" if len(frame) & 1 else "inside", righted(frame))


def messages(data: bytes) -> None:
    """What servers answer: the first octet says of which protocol."""
    if data:
        body = data[1:]
        kind = data[0] % 3
        if kind == 0:
            dns.parse(body)
        elif kind == 1:
            client = DhcpClient(1, Prf(bytes(16)), TimerHeap(), Storage())
            client.start(0)
            client.receive(body, 1)
            dhcp.parse(body)
        else:
            ntp.parse(body, COOKIE)


def corpus(target: str) -> list[bytes]:
    """Inputs to begin with."""
    chance = random.Random(1)
    if target == "host":
        world = Scripted()
        world.handshake(world.host.tcp.listen(0, 80, 5))
        models = seeds(world)
        return [row([frame]) for frame in models] + [row(models)]
    if target == "six":
        whole = [bytes.fromhex(US_MAC.replace(":", "")) + frame[6:] for frame in MODELS]
        return [row([frame]) for frame in whole] + [row(whole[:MOST_FRAMES])]
    if target == "router":
        both = FRAMES["inside"] + FRAMES["outside"]
        mixed = [row(chance.sample(both, 6)) for _ in range(20)]
        return [bytes([kind]) + some for kind in range(4) for some in mixed]
    answer = bytes([2, 0x24, 1]) + bytes(22) + COOKIE + bytes(16)
    return [answer, *(bytes([kind]) + chance.randbytes(250) for kind in range(3))]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "host": host,
    "six": six,
    "router": router,
    "messages": messages,
}


def one(target: str, options: list[str]) -> None:
    """Does not return; the status is 77 or so when something was found, with a traceback."""
    with tempfile.TemporaryDirectory(prefix="naja-fuzz-") as directory:
        for number, data in enumerate(corpus(target)):
            (Path(directory) / f"seed{number}").write_bytes(data)
        FINDINGS.mkdir(parents=True, exist_ok=True)
        usual = ["-max_len=8000", f"-artifact_prefix={FINDINGS}/"]
        atheris.Setup([sys.argv[0], directory, *usual, *options], TARGETS[target])
        atheris.Fuzz()


def main() -> int:
    if sys.argv[1:] and sys.argv[1] in TARGETS:
        one(sys.argv[1], sys.argv[2:])
    seconds = int(sys.argv[1]) if sys.argv[1:] else 60
    for target in TARGETS:
        print(f"fuzz: {target} for {seconds} s", file=sys.stderr)
        options = [f"-max_total_time={seconds}", "-print_final_stats=1", "-verbosity=0"]
        done = subprocess.run([sys.executable, __file__, target, *options], cwd=HERE)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
