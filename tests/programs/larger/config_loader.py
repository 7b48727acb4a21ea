from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TypeAlias

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"

TEXT = """
{"server": {"host": "localhost", "port": 8080, "tls": false, "ratio": 0.5},
 "users": [{"name": "ann", "roles": ["admin", "dev"]}, {"name": "bob", "roles": []}],
 "limits": {"cpu": null, "memory": 512, "burst": [1, 2.5, "x", true]},
 "log": "debug"}
"""


class ConfigError(Exception):
    """Raised for malformed configuration."""


@dataclass
class Server:
    host: str
    port: int = 80
    tls: bool = False
    ratio: float = 1.0


@dataclass
class User:
    name: str
    roles: list[str] = field(default_factory=list)


@dataclass
class Config:
    server: Server
    users: list[User]
    limits: dict[str, int | None] = field(default_factory=dict)
    log: str = "info"


def parse_server(data: JSON) -> Server:
    match data:
        case {"host": str(host), "port": int(port), **rest}:
            tls = rest.get("tls", False)
            ratio = rest.get("ratio", 1.0)
            if not isinstance(tls, bool):
                raise ConfigError(f"tls: {tls!r}")
            if not isinstance(ratio, float):
                raise ConfigError("ratio must be a float")
            return Server(host, port, tls, ratio)
        case {"host": _}:
            raise ConfigError("server: no port")
        case str(url):
            host, _, port_text = url.partition(":")
            return Server(host, int(port_text or 80))
        case _:
            raise ConfigError(f"bad server {data!r}")


def parse_user(data: JSON) -> User:
    match data:
        case {"name": str(name), "roles": [*roles]}:
            return User(name, [r for r in roles if isinstance(r, str)])
        case {"name": str() as name}:
            return User(name)
        case _:
            raise ConfigError("bad user")


def load(text: str) -> Config:
    try:
        data: JSON = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigError(f"line {error.lineno}: {error.msg}") from error
    if not isinstance(data, dict):
        raise ConfigError("top level must be an object")
    users = data.get("users", [])
    if not isinstance(users, list):
        raise ConfigError("users")
    config = Config(parse_server(data["server"]), [parse_user(u) for u in users])
    match data.get("limits"):
        case dict(limits):
            for key, value in limits.items():
                match value:
                    case None | int():
                        config.limits[key] = value
                    case [int(first), *_]:
                        config.limits[key] = first
                    case other:
                        raise ConfigError(f"limit {key}: {other}")
        case None:
            pass
    match data:
        case {"log": "debug" | "info" | "error" as level}:
            config.log = level
        case {"log": level}:
            raise ConfigError(f"log {level}")
    return config


def describe(value: JSON, depth: int = 0) -> None:
    pad = "  " * depth
    if isinstance(value, dict):
        for key in sorted(value):
            print(f"{pad}{key}:")
            describe(value[key], depth + 1)
    elif isinstance(value, list):
        for item in value:
            describe(item, depth + 1)
    else:
        print(pad + repr(value), type(value).__name__)


config = load(TEXT)
print(config)
print(json.dumps(asdict(config), indent=2, sort_keys=True))
describe(json.loads(TEXT))
for bad in [
    '{"server": 3}',
    '{"server": {"host": "x"}}',
    "[1",
    "[]",
    '{"server": "a:1", "users": [3]}',
    '{"server": "a", "log": "loud"}',
    "{}",
]:
    try:
        print(load(bad))
    except ConfigError as error:
        print("ConfigError:", error, "<-", type(error.__cause__).__name__)
    except KeyError as error:
        print("KeyError", error)
