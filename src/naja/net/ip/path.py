"""How large packets may be on the way to a destination. Source: RFC 1191.

Only what lowers the size below the interface's is kept, for ten minutes (RFC 1191 6.3).
"""

from typing import Final

from naja.net.wire.ipv4 import HEADER_LENGTH as IPV4_LENGTH

MAX_PATHS: Final = 256
FORGET_NS: Final = 600_000_000_000
TCP_HEADERS: Final = IPV4_LENGTH + 20
# What every link takes (RFC 791 3.2); a smaller size is not meant seriously.
SMALLEST_MTU: Final = 68
# RFC 1191 3: no path asks for less than 576 octets any more; a forger might.
MIN_PATH_MTU: Final = 576
# RFC 1191 7.1, for routers that do not tell the size.
_PLATEAUS: Final = (32000, 17914, 8166, 4352, 2002, 1492, 1006, 576)


class Path:
    def __init__(self, mtu: int, until_ns: int) -> None:
        self.mtu = mtu
        self.until_ns = until_ns


class Paths:
    """The destinations to which packets must be smaller than the interface takes."""

    def __init__(self) -> None:
        self._paths: dict[int, Path] = {}

    def __len__(self) -> int:
        return len(self._paths)

    def narrow(self, dst: int, told: int, length: int, now_ns: int) -> int:
        """A router refused a packet of `length` octets; it `told` the size, or 0. The new MTU."""
        mtu = told
        if mtu < SMALLEST_MTU or mtu >= length:
            mtu = _plateau_below(length)
        mtu = max(mtu, MIN_PATH_MTU)
        path = self._paths.get(dst)
        if path is not None and now_ns < path.until_ns:
            mtu = min(mtu, path.mtu)
        elif len(self._paths) >= MAX_PATHS and path is None:
            for oldest in self._paths:
                del self._paths[oldest]
                break
        self._paths[dst] = Path(mtu, now_ns + FORGET_NS)
        return mtu

    def mtu_to(self, dst: int, mtu: int, now_ns: int) -> int:
        """Octets of a packet to `dst`, `mtu` at most."""
        return self.mss_to(dst, mtu - TCP_HEADERS, now_ns) + TCP_HEADERS

    def mss_to(self, dst: int, mss: int, now_ns: int) -> int:
        """Octets of text in a TCP segment to `dst`, `mss` at most."""
        path = self._paths.get(dst)
        if path is None:
            return mss
        if now_ns >= path.until_ns:
            del self._paths[dst]
            return mss
        return min(mss, path.mtu - TCP_HEADERS)


def _plateau_below(length: int) -> int:
    for size in _PLATEAUS:
        if size < length:
            return size
    return MIN_PATH_MTU
