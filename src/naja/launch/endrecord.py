"""The debug console's stream: what the program wrote to stderr, then the end record."""

from naja.abi.boot_information import END_RECORD

_LENGTH = len(END_RECORD) + 4  # three digits, end of line


class EndRecordFilter:
    """Splits the stream. The record counts only as the very last octets."""

    def __init__(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        """What can be passed on now; the last octets may be a record and are held back."""
        self._held += data
        start = self._held.rfind(END_RECORD[:1])
        keep = len(self._held) - start if start >= 0 else 0
        if keep > _LENGTH or not _may_be_record(self._held[len(self._held) - keep :]):
            keep = 0
        ready = self._held[: len(self._held) - keep]
        self._held = self._held[len(self._held) - keep :]
        return ready

    def finish(self) -> tuple[bytes, int | None]:
        """At the end of the stream: what was not passed on, and the status if there is one."""
        status = self._held[len(END_RECORD) : -1]
        if len(self._held) == _LENGTH and status.isdigit() and int(status) <= 255:
            return b"", int(status)
        return self._held, None


def _may_be_record(tail: bytes) -> bool:
    shown = tail[: len(END_RECORD)]
    digits = tail[len(END_RECORD) : len(END_RECORD) + 3]
    return (
        END_RECORD.startswith(shown)
        and (not digits or digits.isdigit())
        and tail[len(END_RECORD) + 3 :] in (b"", b"\n")
    )
