"""A stub resolver: names to records, with a search list, aliases and a cache.

Source: RFC 1034 5.3.1, RFC 1035 7, RFC 1123 6.1.3 and 6.1.4.3 (search lists), RFC 2308.
Nothing waits here: a `Lookup` calls its waker when it is done.
"""

from collections.abc import Callable
from typing import Final

from naja.net.dns.cache import Answer, Cache
from naja.net.dns.question import Question
from naja.net.fifo import Fifo
from naja.net.iface.interface import Interface
from naja.net.wire.dns import CNAME, NAME_ERROR, NO_ERROR, SERVER_FAILURE, Record, encode_name

MAX_QUESTIONS: Final = 64
MAX_ALIASES: Final = 8
MAX_SEARCH: Final = 6


class Lookup:
    """One name that a program asks for. `code` says why there are no `records`."""

    def __init__(self, kind: int, names: Fifo[str]) -> None:
        self.kind = kind
        self.names = names
        self.name = ""
        self.aliases = 0
        self.done = False
        self.code = NAME_ERROR
        self.records: list[Record] = []
        self._waker: Callable[[], None] | None = None

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self._waker = waker

    def finish(self, code: int) -> None:
        self.done = True
        self.code = code
        waker = self._waker
        if waker is not None:
            waker()


class Pending:
    """A question under way and everybody who waits for its answer."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.lookups: list[Lookup] = []


class Resolver:
    def __init__(self, interface: Interface, servers: list[int], search: list[str]) -> None:
        """`servers`: IPv4 addresses; without any, DHCP's are asked, and its domain searched."""
        self._interface = interface
        self._servers = servers
        self._search = search
        self._cache = Cache()
        self._pending: dict[str, Pending] = {}

    def lookup(self, name: str, kind: int) -> Lookup:
        """Begin to look for records of `kind` (see `wire.dns`)."""
        lookup = Lookup(kind, self._candidates(name.lower()))
        self._next_name(lookup)
        return lookup

    def cancel(self, lookup: Lookup) -> None:
        """Nobody waits for `lookup` any more."""
        lookup.set_waker(None)
        key = _key(lookup.name, lookup.kind)
        pending = self._pending.get(key)
        if pending is not None and lookup in pending.lookups:
            pending.lookups.remove(lookup)
            if len(pending.lookups) == 0:
                del self._pending[key]
                pending.question.cancel()

    def _candidates(self, name: str) -> Fifo[str]:
        """The names to try, in order: one with a dot first as it is, one without last."""
        names: Fifo[str] = Fifo()
        if name.endswith("."):
            names.push(name[:-1])
            return names
        if "." in name:
            names.push(name)
        for domain in self._domains():
            names.push(f"{name}.{domain}")
        if "." not in name:
            names.push(name)
        return names

    def _domains(self) -> list[str]:
        if len(self._search) > 0:
            return self._search[:MAX_SEARCH]
        lease = self._interface.lease()
        if lease is None or lease.domain == "":
            return []
        return [lease.domain.lower().strip(".")]

    def _name_servers(self) -> list[int]:
        if len(self._servers) > 0:
            return self._servers
        interface = self._interface
        lease = interface.lease()
        told = interface.six.name_servers(interface.now_ns())
        return told if lease is None else lease.servers + told

    def _next_name(self, lookup: Lookup) -> None:
        """The names so far gave nothing."""
        if len(lookup.names) == 0:
            lookup.finish(lookup.code)
            return
        lookup.aliases = 0
        self._ask(lookup, lookup.names.pop())

    def _ask(self, lookup: Lookup, name: str) -> None:
        lookup.name = name
        key = _key(name, lookup.kind)
        if len(encode_name(name)) < 2:
            self._next_name(lookup)
            return
        known = self._cache.get(key, self._interface.now_ns())
        if known is not None:
            self._answer(lookup, known)
            return
        pending = self._pending.get(key)
        if pending is not None:
            pending.lookups.append(lookup)
            return
        servers = self._name_servers()
        if len(servers) == 0 or len(self._pending) >= MAX_QUESTIONS:
            lookup.finish(SERVER_FAILURE)
            return
        question = Question(self._interface, servers, name, lookup.kind, self._answered)
        pending = Pending(question)
        pending.lookups.append(lookup)
        self._pending[key] = pending
        question.begin()

    def _answered(self, question: Question) -> None:
        """A question has its reply, or nobody replied."""
        key = _key(question.name, question.kind)
        pending = self._pending.pop(key)
        reply = question.reply
        now_ns = self._interface.now_ns()
        answer = Answer(SERVER_FAILURE, [], now_ns)
        if reply is not None:
            records = _relevant(reply.records, question.name, question.kind)
            answer = Answer(reply.code, records, now_ns)
            self._cache.put(key, reply.code, records, reply.negative_s, now_ns)
        for lookup in pending.lookups:
            self._answer(lookup, answer)

    def _answer(self, lookup: Lookup, answer: Answer) -> None:
        wanted = [record for record in answer.records if record.kind == lookup.kind]
        if len(wanted) > 0:
            lookup.records = wanted
            lookup.finish(NO_ERROR)
        elif len(answer.records) > 0:
            # Aliases only: ask for what the last one names.
            lookup.aliases += 1
            if lookup.aliases > MAX_ALIASES:
                lookup.finish(SERVER_FAILURE)
            else:
                self._ask(lookup, answer.records[-1].target)
        elif answer.code == SERVER_FAILURE:
            lookup.finish(SERVER_FAILURE)
        else:
            if answer.code == NO_ERROR:
                # The name exists, without such a record: say so, unless another one has it.
                lookup.code = NO_ERROR
            self._next_name(lookup)


def _key(name: str, kind: int) -> str:
    return f"{name}/{kind}"


def _relevant(records: list[Record], name: str, kind: int) -> list[Record]:
    """The aliases from `name` on and the records of the last; nothing else is believed."""
    chosen: list[Record] = []
    for _ in range(MAX_ALIASES + 1):
        alias: Record | None = None
        found = False
        for record in records:
            if record.name == name and record.kind == kind:
                chosen.append(record)
                found = True
            elif record.name == name and record.kind == CNAME:
                alias = record
        if found or alias is None:
            return chosen
        chosen.append(alias)
        name = alias.target
    return chosen
