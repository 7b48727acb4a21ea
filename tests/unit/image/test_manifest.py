"""`naja.toml`: what it may say, and what is said of mistakes."""

from pathlib import Path

import pytest

from naja.compiler.diagnostics import CompileError
from naja.image.manifest import find

HEAD = "[firewall]\n[[firewall.rule]]\n"


def read(directory: Path, text: str) -> str | None:
    (directory / "naja.toml").write_text(text)
    manifest = find(directory / "main.py")
    assert manifest is not None
    manifest.module()
    return manifest.firewall()


def test_a_program_without_a_manifest(tmp_path: Path) -> None:
    assert find(tmp_path / "main.py") is None
    assert read(tmp_path, "") is None


def test_rules(tmp_path: Path) -> None:
    text = """
    [firewall]
    inbound = "deny"
    rule = [
        {direction = "in", protocol = "tcp", port = 80},
        {direction = "in", protocol = "udp", port = "53-54", address = "10.0.0.0/8"},
        {direction = "out", action = "deny", address = "2001:db8::/32"},
        {direction = "in", protocol = "icmp", address = "10.1.2.3"},
    ]
    """
    assert read(tmp_path, text) == (
        "deny allow\n"
        "in allow 6 80 80 -\n"
        "in allow 17 53 54 0a000000/8\n"
        "out deny 0 0 65535 20010db8000000000000000000000000/32\n"
        "in allow 1 0 65535 0a010203/32"
    )
    assert read(tmp_path, '[firewall]\noutbound = "deny"') == "deny deny"


MISTAKES = {
    "x = = 1": (1, "this is no TOML: Invalid value"),
    "[network]": (1, "nothing is called 'network' here; a manifest has the tables [firewall]"),
    "ipv6 = 1": (1, "ipv6 is a table: write [ipv6]"),
    '[ipv6]\nsecret = "abc"': (2, "the secret has 32 hexadecimal digits"),
    "[ipv6]\nkey = 1": (2, "nothing is called 'key' here; [ipv6] has secret"),
    "firewall = 1": (1, "firewall is a table: write [firewall]"),
    "[firewall]\nfoo = 1": (2, "nothing is called 'foo' here; [firewall] has inbound, outbound"),
    '[firewall]\n\ninbound = "drop"': (3, 'inbound is "allow" or "deny", not \'drop\''),
    "[firewall]\nrule = 1": (2, "rules are tables: write [[firewall.rule]] before each"),
    "time = 1": (1, "time is a table: write [time]"),
    "[time]\nserver = 1": (2, "nothing is called 'server' here; [time] has servers"),
    "[time]\nservers = []": (2, "servers are a list of addresses"),
    '[time]\nservers = ["pool"]': (2, "'pool' is no IPv4 address; names are not looked up"),
    HEAD: (2, 'a rule needs its direction: "in" or "out"'),
    HEAD + "direction = 1": (3, 'direction is "in" or "out", not 1'),
    HEAD + 'direction = "in"\nports = 1': (4, "nothing is called 'ports' here; a rule has"),
    HEAD + 'direction = "in"\nport = 1': (4, 'only "tcp" and "udp" have ports'),
    HEAD + 'direction = "in"\nprotocol = "tcp"\nport = 0': (5, "a port is a number from 1"),
    HEAD + 'direction = "in"\nprotocol = "tcp"\nport = true': (5, "a port is a number from 1"),
    HEAD + 'direction = "in"\nprotocol = "tcp"\nport = "9-8"': (5, "the range 9-8 is empty"),
    HEAD + 'direction = "in"\naddress = "x"': (4, 'an address is like "10.0.0.1"'),
    HEAD + 'direction = "in"\naddress = 7': (4, 'an address is like "10.0.0.1"'),
    HEAD + 'direction = "in"\naddress = "10.1.0.0/8"': (4, "did you mean 10.0.0.0/8?"),
    HEAD + 'direction = "in"\n[[firewall.rule]]\ndirection = "on"': (5, 'direction is "in" or'),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_have_a_place_and_a_sentence(tmp_path: Path, text: str) -> None:
    line, sentence = MISTAKES[text]
    with pytest.raises(CompileError) as caught:
        read(tmp_path, text)
    (said,) = caught.value.diagnostics
    assert said.file == str(tmp_path / "naja.toml") and said.code == "manifest"
    assert sentence in said.message and said.line == line


def test_a_manifest_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "naja.toml").write_bytes(b"\xff")
    with pytest.raises(CompileError, match="this is no UTF-8"):
        find(tmp_path / "main.py")
