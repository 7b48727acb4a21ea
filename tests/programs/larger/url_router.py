"""A router of URLs with dataclasses, decorators and handlers."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit

JSON = dict[str, "JSON"] | list["JSON"] | str | int | float | bool | None
log = logging.getLogger(__name__)


class Method(str, Enum):
    GET = "GET"
    POST = "POST"
    DELETE = "DELETE"


@dataclass(frozen=True, slots=True)
class Request:
    method: Method
    path: str
    query: dict[str, list[str]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    params: dict[str, str] = field(default_factory=dict)

    def json(self) -> "JSON":
        value: JSON = json.loads(self.body or b"null")
        return value


@dataclass
class Response:
    status: HTTPStatus = HTTPStatus.OK
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def render(self) -> bytes:
        self.headers.setdefault("Content-Type", "text/plain; charset=utf-8")
        payload = self.body.encode()
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}"]
        lines += [f"{k}: {v}" for k, v in sorted(self.headers.items())]
        lines.append(f"Content-Length: {len(payload)}")
        return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + payload


Handler: TypeAlias = Callable[[Request], Awaitable[Response]]


class HTTPError(Exception):
    def __init__(self, status: HTTPStatus, detail: str = "") -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail or status.phrase


@dataclass
class Route:
    method: Method
    parts: tuple[str, ...]
    handler: Handler

    def match(self, path: str) -> dict[str, str] | None:
        given = tuple(p for p in path.split("/") if p)
        if len(given) != len(self.parts):
            return None
        params: dict[str, str] = {}
        for want, got in zip(self.parts, given):
            if want.startswith("{") and want.endswith("}"):
                params[want[1:-1]] = unquote(got)
            elif want != got:
                return None
        return params


class Router:
    def __init__(self) -> None:
        self.routes: list[Route] = []
        self.middleware: list[Callable[[Handler], Handler]] = []

    def route(
        self, path: str, *, methods: tuple[Method, ...] = (Method.GET,)
    ) -> Callable[[Handler], Handler]:
        def decorate(handler: Handler) -> Handler:
            for method in methods:
                self.routes.append(Route(method, tuple(p for p in path.split("/") if p), handler))
            return handler

        return decorate

    def get(self, path: str) -> Callable[[Handler], Handler]:
        return self.route(path)

    async def dispatch(self, method: str, url: str, body: bytes = b"") -> Response:
        split = urlsplit(url)
        try:
            verb = Method(method)
        except ValueError as exc:
            log.warning("bad method %r: %s", method, exc)
            return Response(HTTPStatus.METHOD_NOT_ALLOWED, str(exc))
        allowed: set[str] = set()
        for route in self.routes:
            params = route.match(split.path)
            if params is None:
                continue
            if route.method is not verb:
                allowed.add(route.method.value)
                continue
            request = Request(verb, split.path, parse_qs(split.query), {}, body, params)
            handler = route.handler
            for wrap in reversed(self.middleware):
                handler = wrap(handler)
            try:
                return await handler(request)
            except HTTPError as error:
                return Response(
                    error.status,
                    json.dumps({"error": error.detail}),
                    {"Content-Type": "application/json"},
                )
            except Exception as exc:
                log.error("unhandled %s in %s", type(exc).__name__, route.handler.__name__)
                return Response(HTTPStatus.INTERNAL_SERVER_ERROR, f"{exc!r}")
        if allowed:
            return Response(
                HTTPStatus.METHOD_NOT_ALLOWED, "", {"Allow": ", ".join(sorted(allowed))}
            )
        return Response(HTTPStatus.NOT_FOUND, f"no route for {split.path}")


router = Router()
ITEMS: dict[int, dict[str, object]] = {1: {"name": "bolt", "qty": 10}, 2: {"name": "nut", "qty": 0}}


def timing(handler: Handler) -> Handler:
    async def wrapped(request: Request) -> Response:
        response = await handler(request)
        response.headers["X-Route"] = request.path
        return response

    return wrapped


router.middleware.append(timing)


@router.get("/items/{id}")
async def get_item(request: Request) -> Response:
    try:
        item = ITEMS[int(request.params["id"])]
    except (KeyError, ValueError) as exc:
        raise HTTPError(HTTPStatus.NOT_FOUND, f"{type(exc).__name__}: {exc}") from exc
    return Response(body=json.dumps(item, sort_keys=True))


@router.route("/items", methods=(Method.GET, Method.POST))
async def items(request: Request) -> Response:
    if request.method is Method.POST:
        data = request.json()
        if not isinstance(data, dict) or "name" not in data:
            raise HTTPError(HTTPStatus.BAD_REQUEST, "name missing")
        new = max(ITEMS) + 1
        ITEMS[new] = {"name": str(data["name"]), "qty": 1}
        return Response(HTTPStatus.CREATED, str(new), {"Location": f"/items/{new}"})
    order = request.query.get("sort", ["id"])[0]
    rows = sorted(
        ITEMS.items(), key=lambda kv: str(kv[1]["name"]) if order == "name" else str(kv[0])
    )
    return Response(body=json.dumps({str(k): v for k, v in rows}))


@router.get("/boom")
async def boom(request: Request) -> Response:
    return Response(body=str(1 // len(request.query)))


async def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
    for method, url, body in [
        ("GET", "/items/1", b""),
        ("GET", "/items/9", b""),
        ("GET", "/items/x%20y", b""),
        ("POST", "/items", b'{"name": "gear"}'),
        ("POST", "/items", b"[]"),
        ("GET", "/items?sort=name", b""),
        ("DELETE", "/items", b""),
        ("PATCH", "/items", b""),
        ("GET", "/boom", b""),
        ("GET", "/none", b""),
    ]:
        response = await router.dispatch(method, url, body)
        print(method, url, "->", response.render().decode().replace("\r\n", " | "))


asyncio.run(main())
