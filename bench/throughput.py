"""HTTP answers of 100 octets: kept-alive connections, one connection for each, and latency.

All of a server's figures come from one start of it.
"""

import re
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from interop.network import GUEST_ADDRESS, GuestNetwork, reason_not_to_run
from servers import APPS, Server, Unavailable, c_epoll, cpython, go, naja_servers, nginx
from table import Figure

APP = APPS / "http100.py"
SECONDS = 5
CLIENTS = 16
URL = f"http://{GUEST_ADDRESS}:8080/"
KEPT = f"wrk -t1 -c{CLIENTS} -d{SECONDS}, 100 octets, keep-alive"
CLOSED = "the same, each request on a connection of its own"
EFFORT = "requests for each second of a processor, all of the machine (keep-alive)"
LATENCY = f"h2load --h1 -c{CLIENTS} -D{SECONDS}, 99 % of answers came within"


@dataclass(frozen=True)
class Sample:
    """Of one run of wrk: a second, and a second of processor time of the whole machine."""

    rate: float
    effort: float
    note: str


def busy_seconds() -> float:
    """Processor time that the machine has used: user, system, interrupts, all processors."""
    fields = Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:]
    user, nice, system, _, _, irq, softirq = (int(field) for field in fields[:7])
    return (user + nice + system + irq + softirq) / 100


def wrk(network: GuestNetwork, *options: str) -> Sample:
    """Requests to the server that `network` reaches. Unavailable."""
    ready = ["curl", "-s", "-o", "/dev/null", "--retry", "20", "--retry-all-errors", "-m", "10"]
    if network.run([*ready, "--retry-delay", "1", URL]).returncode != 0:
        raise Unavailable("it does not answer")
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}", "--latency", *options, URL]
    before, began = busy_seconds(), time.monotonic()
    said = network.run(command).stdout.decode()
    busy, seconds = busy_seconds() - before, time.monotonic() - began
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise Unavailable("wrk failed")
    latency = dict(re.findall(r"(50|99)%\s+(\S+)", said))
    note = f"p50 {latency.get('50')}, p99 {latency.get('99')}"
    trouble = re.search(r"(Socket errors: .*|Non-2xx.*)", said)
    if trouble:
        note = f"{note}; {trouble[1]}"
    return Sample(float(rate[1]), float(rate[1]) * seconds / max(busy, 0.01), note)


def late(network: GuestNetwork, rate: float) -> Figure:
    """The 99th percentile of the latency at `rate` requests a second."""
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "log"
        each = max(int(rate / CLIENTS), 1)
        command = ["h2load", "--h1", f"-c{CLIENTS}", f"-D{SECONDS}", f"--rps={each}"]
        network.run([*command, f"--log-file={log}", URL])
        rows = [line.split() for line in log.read_text("ascii").splitlines()]
    times = sorted(int(row[2]) for row in rows if row[1] == "200")
    if not times:
        raise Unavailable("h2load failed")
    value = times[len(times) * 99 // 100] / 1000
    return Figure(LATENCY, "", value, "ms", "", f"--rps={each}, {len(times) / SECONDS:,.0f}/s came")


def rates(accelerators: list[str]) -> list[Figure]:
    """All servers in turn; one that cannot run is a row that says why."""
    reason = reason_not_to_run()
    if reason is None and shutil.which("wrk") is None:
        reason = "wrk is missing: make bench-setup"
    if reason is not None:
        return [Figure(KEPT, "not measured", None, "/s", "", reason)]
    with tempfile.TemporaryDirectory(prefix="naja-bench-") as name:
        directory = Path(name)
        servers = naja_servers(APP, accelerators, directory)
        servers += [c_epoll(directory), nginx(), go(directory), cpython(APP)]
        return _measured(servers)


def _measured(servers: list[Server]) -> list[Figure]:
    kept: list[Figure] = []
    effort: list[Figure] = []
    closed: list[Figure] = []
    for server in servers:
        try:
            with server.serve() as network:
                sample = wrk(network)
                kept.append(Figure(KEPT, server.label, sample.rate, "/s", "", sample.note))
                effort.append(Figure(EFFORT, server.label, sample.effort, "/s"))
                # Else the client runs out of ports, whose connections it has to remember.
                network.run(["sysctl", "-qw", "net.ipv4.tcp_tw_reuse=1"])
                sample = wrk(network, "-H", "Connection: close")
                closed.append(Figure(CLOSED, server.label, sample.rate, "/s", "", sample.note))
        except (Unavailable, OSError, subprocess.SubprocessError, RuntimeError) as error:
            kept.append(Figure(KEPT, server.label, None, "/s", "", f"{error}"))
    return [*kept, *effort, *closed, *_latencies(servers, kept)]


def _latencies(servers: list[Server], kept: list[Figure]) -> list[Figure]:
    """At half of what the slowest of Naja as a process, nginx and Go can do."""
    if shutil.which("h2load") is None:
        return [Figure(LATENCY, "not measured", None, "ms", "", "h2load is missing")]
    compared = ("Naja, sealed", "nginx", "Go")
    able = [figure.value for figure in kept if figure.name.startswith(compared) and figure.value]
    if not able:
        return []
    found: list[Figure] = []
    for server in servers:
        if not server.label.startswith(compared):
            continue
        try:
            with server.serve() as network:
                figure = late(network, min(able) / 2)
            note = figure.note
            found.append(Figure(LATENCY, server.label, figure.value, "ms", "", note))
        except (Unavailable, OSError, subprocess.SubprocessError, RuntimeError) as error:
            found.append(Figure(LATENCY, server.label, None, "ms", "", f"{error}"))
    return found
