"""Answers that are still good, "no" among them. Source: RFC 1035 7.4, RFC 2308, RFC 8767's caps."""

from typing import Final

from naja.net.wire.dns import Record

MAX_ENTRIES: Final = 256
MAX_TTL_S: Final = 86400
MAX_NEGATIVE_S: Final = 900
SECOND_NS: Final = 1_000_000_000


class Answer:
    """What is known of a name: records, or why there are none (`code`, see `wire.dns`)."""

    def __init__(self, code: int, records: list[Record], until_ns: int) -> None:
        self.code = code
        self.records = records
        self.until_ns = until_ns


class Cache:
    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: str, now_ns: int) -> Answer | None:
        answer = self._answers.get(key)
        if answer is not None and now_ns >= answer.until_ns:
            del self._answers[key]
            return None
        return answer

    def put(self, key: str, code: int, records: list[Record], negative_s: int, now_ns: int) -> None:
        """Remember records for the least of their times; `negative_s`: if there are none."""
        ttl_s = min(negative_s, MAX_NEGATIVE_S)
        if len(records) > 0:
            ttl_s = MAX_TTL_S
            for record in records:
                ttl_s = min(ttl_s, record.ttl_s)
        if ttl_s <= 0:
            return
        if len(self._answers) >= MAX_ENTRIES and key not in self._answers:
            for oldest in self._answers:
                del self._answers[oldest]
                break
        self._answers[key] = Answer(code, records, now_ns + ttl_s * SECOND_NS)
