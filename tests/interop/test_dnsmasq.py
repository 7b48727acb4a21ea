"""A lease and names from dnsmasq, where it is installed: servers that others wrote."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interop import guests, network
from interop.network import HOST_ADDRESS, INTERFACE, GuestNetwork

MANY = [f"10.9.0.{number}" for number in range(1, 151)]


@contextmanager
def dnsmasq(net: GuestNetwork, directory: Path) -> Iterator[Path]:
    """Gives leases and answers for a few names; the file of its leases."""
    hosts, leases = directory / "hosts", directory / "leases"
    lines = [f"{HOST_ADDRESS} host.example", *[f"{address} many.example" for address in MANY]]
    hosts.write_text("\n".join(lines) + "\n", "ascii")
    command = ["dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--user=root"]
    command += [f"--interface={INTERFACE}", "--bind-interfaces", "--no-resolv", "--no-hosts"]
    command += [f"--addn-hosts={hosts}", "--cname=alias.example,host.example", "--local=/example/"]
    command += ["--domain=example", "--dhcp-range=10.77.0.50,10.77.0.60,2m", "--no-ping"]
    command += [f"--dhcp-leasefile={leases}", "--log-facility=-"]
    server = subprocess.Popen([*net.prefix(), *command], stderr=subprocess.PIPE)
    try:
        assert server.stderr is not None
        said = b""
        while b"read" not in said:
            said = server.stderr.readline()
            assert said, "dnsmasq ended at once"
        yield leases
    finally:
        server.terminate()
        server.communicate()


def test_a_lease_and_names(tmp_path: Path) -> None:
    reason = network.reason_not_to_run() or guests.reason_not_to_run("process")
    if reason is None and shutil.which("dnsmasq") is None:
        reason = "dnsmasq is missing (apt-get install dnsmasq-base)"
    if reason is not None:
        pytest.skip(reason)
    image = guests.build(guests.APPS / "names.py", "process")
    names = ["host.example", "host", "HOST.Example.", "alias.example", "none.example"]
    with GuestNetwork() as net, dnsmasq(net, tmp_path) as leases:
        command = [*net.prefix(), str(guests.NAJA), "run", str(image), "--on", "process"]
        command += ["--net", f"tap:{INTERFACE}", "--", *names, "many.example"]
        said = subprocess.run(command, capture_output=True, timeout=network.TIME_LIMIT_S)
        *found, many, refused, done = said.stdout.decode().splitlines()
        given = leases.read_text("ascii").split()
    assert found == [f"{name} {HOST_ADDRESS}" for name in names[:4]] + ["none.example -2"]
    # Too long for UDP: it was asked for by TCP.
    assert sorted(many.split()[1:]) == sorted(MANY)
    assert "Connect call failed" in refused and done == "done"
    assert given[1] == "52:54:00:12:34:56" and given[2].startswith("10.77.0.5")
