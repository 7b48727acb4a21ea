"""Streams of TCP from and to iperf3's client: Naja's `apps/bulk.py` beside iperf3's own server."""

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from interop.network import GUEST_ADDRESS, GuestNetwork, reason_not_to_run
from servers import APPS, Server, Unavailable, naja_servers, rival
from table import Figure

SECONDS = 5
INTO = f"iperf3 -t{SECONDS}, one stream to the server"
OUT = f"iperf3 -t{SECONDS} -R, one stream from the server"


def gigabits(network: GuestNetwork, *options: str) -> float:
    """What arrived a second, in units of 10**9 bits."""
    command = ["iperf3", "-J", "-c", GUEST_ADDRESS, f"-t{SECONDS}", *options]
    said = json.loads(network.run(command).stdout)
    if "error" in said:
        raise Unavailable(said["error"])
    rate: float = said["end"]["sum_received"]["bits_per_second"]
    return rate / 1e9


def measure(accelerators: list[str]) -> list[Figure]:
    reason = reason_not_to_run()
    if reason is None and shutil.which("iperf3") is None:
        reason = "iperf3 is missing: make bench-setup"
    if reason is not None:
        return [Figure(INTO, "not measured", None, "Gbit/s", "", reason)]
    with tempfile.TemporaryDirectory(prefix="naja-bench-") as name:
        linux = rival("Linux, iperf3 -s, veth", ["iperf3", "-s", "--forceflush"], "-----")
        servers = [*naja_servers(APPS / "bulk.py", accelerators, Path(name)), linux]
        return [figure for options in ((), ("-R",)) for figure in _all(servers, *options)]


def _all(servers: list[Server], *options: str) -> list[Figure]:
    group = OUT if options else INTO
    rates: list[tuple[Server, float | None, str]] = []
    for server in servers:
        try:
            with server.serve() as network:
                time.sleep(0.2)  # Linux's answers once it has printed its line
                rates.append((server, gigabits(network, *options), ""))
        except (Unavailable, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
            rates.append((server, None, f"{error}"))
    best = rates[-1][1]
    found: list[Figure] = []
    for server, rate, note in rates:
        if rate is not None and best and server is not servers[-1]:
            note = f"{rate / best:.0%} of Linux"
        target = ">= 70 % of Linux" if "process" in server.label else ""
        found.append(Figure(group, server.label, rate, "Gbit/s", target, note))
    return found
