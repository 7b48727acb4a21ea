"""Conversations that we began, so that their answers may come in. Source: RFC 4787, RFC 5382."""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.net.wire.ipv4 import PROTOCOL_TCP

MAX_FLOWS: Final = 16384
# RFC 5382 5 (REQ-5): two hours and four minutes; RFC 4787 4.3 (REQ-5): two minutes.
TCP_IDLE_NS: Final = 7440 * 1_000_000_000
OTHER_IDLE_NS: Final = 120 * 1_000_000_000


class Flow:
    def __init__(self, key: int, until_ns: int) -> None:
        self.key = key
        self.until_ns = until_ns


class FlowTable:
    """The flows of one protocol; beyond `limit` those that are silent go, then the oldest."""

    def __init__(self, protocol: int, limit: int = MAX_FLOWS) -> None:
        self._idle_ns = TCP_IDLE_NS if protocol == PROTOCOL_TCP else OTHER_IDLE_NS
        self._limit = limit
        self._flows: dict[int, Flow] = {}

    def __len__(self) -> int:
        return len(self._flows)

    def touch(self, remote: int, remote_port: int, port: int, now_ns: int) -> bool:
        """Whether there is such a flow; it stays as long again."""
        flow = self._flows.get(_key(remote, remote_port, port))
        if flow is None:
            return False
        if flow.until_ns < now_ns:
            del self._flows[flow.key]
            return False
        flow.until_ns = now_ns + self._idle_ns
        return True

    def begin(self, remote: int, remote_port: int, port: int, now_ns: int) -> None:
        key = _key(remote, remote_port, port)
        if len(self._flows) >= self._limit:
            self._make_room(now_ns)
        self._flows[key] = Flow(key, now_ns + self._idle_ns)

    def add_addresses(self, used: set[int]) -> None:
        """Put the remote addresses into `used`."""
        for key in self._flows:
            used.add(key >> 32 & 0xFFFFFFFF)

    def _make_room(self, now_ns: int) -> None:
        silent = [flow.key for flow in self._flows.values() if flow.until_ns < now_ns]
        for key in silent:
            del self._flows[key]
        if len(silent) == 0:
            for oldest in self._flows.values():
                del self._flows[oldest.key]
                return


def _key(remote: int, remote_port: int, port: int) -> int:
    return wrap_shl(remote, 32) | remote_port << 16 | port
