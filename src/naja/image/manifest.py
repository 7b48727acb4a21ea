"""The manifest of a program: `naja.toml` beside its source. What is wrong has a line and a reason.

    [firewall]
    inbound = "deny"          # what happens to what no rule fits; this is the default
    outbound = "allow"        # the same, for what we begin

    [[firewall.rule]]         # in order; the first that fits decides
    direction = "in"          # or "out"
    action = "allow"          # the default, or "deny"
    protocol = "tcp"          # or "udp", "icmp" (echo requests), "any" (the default)
    port = 8080               # or "8000-8099"; of ours for "in", of theirs for "out"
    address = "10.0.0.0/8"    # of the other side, IPv4 or IPv6; absent: any

    [time]
    servers = ["10.0.0.1"]    # IPv4 addresses of servers that speak NTP

    [ipv6]
    secret = "00ff..."        # what addresses depend on: 32 hexadecimal digits

What the image gets of it is a module in the place of `naja.boot.manifest`.
"""

import ipaddress
import re
import tomllib
from pathlib import Path
from typing import Final, NoReturn

from naja.compiler.diagnostics import CompileError, Diagnostic

NAME: Final = "naja.toml"
MODULE: Final = "naja.boot.manifest"
_PROTOCOLS: Final = {"any": 0, "icmp": 1, "tcp": 6, "udp": 17}
_ACTIONS: Final = ("allow", "deny")
_TABLES: Final = "a manifest has the tables [firewall], [time], and [ipv6]"
_LAST_PORT: Final = 65535
_WHERE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


class Manifest:
    """A manifest that was read. Errors of all methods: CompileError with a place in the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._text = path.read_text("utf-8")
            self._values = tomllib.loads(self._text)
        except UnicodeDecodeError:
            self._lines: list[str] = []
            self.refuse(1, "this is no UTF-8; save it as UTF-8")
        except tomllib.TOMLDecodeError as error:
            found = _WHERE.search(str(error))
            line = int(found[1]) if found else self._text.count("\n") + 1
            self.refuse(line, f"this is no TOML: {_WHERE.sub('', str(error)).strip()}")
        self._lines = self._text.splitlines()
        self._only(self._values, ("firewall", "time", "ipv6"), "", _TABLES)

    def refuse(self, line: int, message: str) -> NoReturn:
        """Tell what is wrong in this line."""
        raise CompileError([Diagnostic(str(self._path), line, 1, message, "manifest")])

    def firewall(self) -> str | None:
        """The rules as `naja.net.filter.rules` reads them; None without a firewall."""
        table = self._values.get("firewall")
        if table is None:
            return None
        if not isinstance(table, dict):
            self.refuse(self._line_of("firewall", ""), "firewall is a table: write [firewall]")
        known = ("inbound", "outbound", "rule")
        self._only(table, known, "[firewall]", "[firewall] has inbound, outbound, and rule")
        defaults = [
            self._choice(table, key, _ACTIONS, otherwise, "[firewall]", 0)
            for key, otherwise in (("inbound", "deny"), ("outbound", "allow"))
        ]
        rules = table.get("rule", [])
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            line = self._line_of("rule", "[firewall]")
            self.refuse(line, "rules are tables: write [[firewall.rule]] before each")
        lines = [self._rule(rule, number) for number, rule in enumerate(rules)]
        return "\n".join([" ".join(defaults), *lines])

    def time_servers(self) -> str | None:
        """Addresses of time servers, with commas between; None without any."""
        table = self._values.get("time")
        if table is None:
            return None
        if not isinstance(table, dict):
            self.refuse(self._line_of("time", ""), "time is a table: write [time]")
        self._only(table, ("servers",), "[time]", "[time] has servers")
        servers = table.get("servers", [])
        line = self._line_of("servers", "[time]")
        if not isinstance(servers, list) or not servers:
            self.refuse(line, 'servers are a list of addresses, such as ["10.0.0.1"]')
        for server in servers:
            try:
                ipaddress.IPv4Address(server if isinstance(server, str) else "")
            except ValueError:
                self.refuse(line, f"{server!r} is no IPv4 address; names are not looked up here")
        return ",".join(servers)

    def secret(self) -> str | None:
        """What our IPv6 addresses depend on, in hexadecimal digits; None: drawn at each boot."""
        table = self._values.get("ipv6")
        if table is None:
            return None
        if not isinstance(table, dict):
            self.refuse(self._line_of("ipv6", ""), "ipv6 is a table: write [ipv6]")
        self._only(table, ("secret",), "[ipv6]", "[ipv6] has secret")
        secret = table.get("secret", "")
        if not isinstance(secret, str) or not re.fullmatch("[0-9A-Fa-f]{32}", secret):
            line = self._line_of("secret", "[ipv6]")
            self.refuse(line, "the secret has 32 hexadecimal digits, from `openssl rand -hex 16`")
        return secret.lower()

    def module(self) -> str:
        """The source of the module for the image."""
        return (
            '"""What the program\'s manifest says of the machine; made by the build."""\n\n'
            "from typing import Final\n\n"
            f"FIREWALL: Final = {self.firewall()!r}\n"
            f"TIME_SERVERS: Final = {self.time_servers()!r}\n"
            f"SECRET: Final = {self.secret()!r}\n"
        )

    def _rule(self, rule: dict[str, object], number: int) -> str:
        header = "[[firewall.rule]]"
        keys = ("direction", "action", "protocol", "port", "address")
        self._only(rule, keys, header, f"a rule has {', '.join(keys)}", number)
        if "direction" not in rule:
            line = self._line_of("", header, number)
            self.refuse(line, 'a rule needs its direction: "in" or "out"')
        direction = self._choice(rule, "direction", ("in", "out"), "", header, number)
        action = self._choice(rule, "action", _ACTIONS, "allow", header, number)
        protocol = self._choice(rule, "protocol", tuple(_PROTOCOLS), "any", header, number)
        first, last = self._ports(rule.get("port"), self._line_of("port", header, number))
        if "port" in rule and protocol not in ("tcp", "udp"):
            line = self._line_of("port", header, number)
            self.refuse(line, 'only "tcp" and "udp" have ports; name one of them as protocol')
        prefix = self._prefix(rule.get("address"), self._line_of("address", header, number))
        return f"{direction} {action} {_PROTOCOLS[protocol]} {first} {last} {prefix}"

    def _ports(self, value: object, line: int) -> tuple[int, int]:
        if value is None:
            return 0, _LAST_PORT
        first, last = value, value
        if isinstance(value, str) and re.fullmatch(r"\d{1,5}-\d{1,5}", value):
            first, last = (int(number) for number in value.split("-"))
        for port in (first, last):
            if isinstance(port, bool) or not isinstance(port, int) or not 0 < port <= _LAST_PORT:
                self.refuse(line, 'a port is a number from 1 to 65535, or a range such as "80-89"')
        assert isinstance(first, int) and isinstance(last, int)
        if first > last:
            self.refuse(line, f"the range {value} is empty; write the smaller port first")
        return first, last

    def _prefix(self, value: object, line: int) -> str:
        if value is None:
            return "-"
        try:
            if not isinstance(value, str):
                raise ValueError
            network = ipaddress.ip_network(value)
        except ValueError as error:
            if "host bits set" in str(error):
                network = ipaddress.ip_network(str(value), strict=False)
                self.refuse(line, f"{value} has bits behind its prefix; did you mean {network}?")
            self.refuse(line, 'an address is like "10.0.0.1", "10.0.0.0/8" or "2001:db8::/32"')
        return f"{network.network_address.packed.hex()}/{network.prefixlen}"

    def _choice(
        self,
        table: dict[str, object],
        key: str,
        choices: tuple[str, ...],
        otherwise: str,
        header: str,
        number: int,
    ) -> str:
        value = table.get(key, otherwise)
        if isinstance(value, str) and value in choices:
            return value
        words = " or ".join(f'"{choice}"' for choice in choices)
        self.refuse(self._line_of(key, header, number), f"{key} is {words}, not {value!r}")

    def _only(
        self,
        table: dict[str, object],
        keys: tuple[str, ...],
        header: str,
        sentence: str,
        number: int = 0,
    ) -> None:
        for key in table:
            if key not in keys:
                line = self._line_of(key, header, number)
                self.refuse(line, f"nothing is called {key!r} here; {sentence}")

    def _line_of(self, key: str, header: str, number: int = 0) -> int:
        """Where `key` is set in the table below the header with this number; else its header.

        TOML has other ways to say the same (inline tables); there the first line that has the
        key is told.
        """
        inside, seen, at = header == "", -1, 1
        for line, text in enumerate(self._lines, 1):
            stripped = re.sub(r"\s+", "", text.split("#")[0])
            if stripped.startswith("["):
                if key and key in re.split(r"[\[\].]", stripped) and header == "":
                    return line
                seen += stripped == header
                inside = stripped == header and seen == number
                at = line if inside else at
            elif key and inside and re.match(rf"""["']?{re.escape(key)}["']?[=.]""", stripped):
                return line
        return at


def find(source: Path) -> Manifest | None:
    """The manifest beside a program, if there is one. CompileError."""
    path = source.parent / NAME
    return Manifest(path) if path.is_file() else None
