"""logging: loggers, levels, handlers, formats, exceptions."""

import logging
import sys
from io import StringIO


def plain(text: str) -> str:
    """Without caret lines, and without the directory of the file."""
    kept = [line for line in text.splitlines(True) if line.strip(" ^~\n") != ""]
    return "".join(['  File "' + line.rpartition("/")[2] if "/" in line else line for line in kept])


out = StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(levelno)d|%(message)s"))
log = logging.getLogger("app")
log.addHandler(handler)
log.setLevel(logging.DEBUG)
log.propagate = False
log.debug("plain")
log.info("%s has %d items, %.2f%%", "list", 3, 99.5)
log.warning("100% sure")
log.error({"a": 1})
log.critical("bad %r", ["x"])
log.log(35, "between %s", None)
child = logging.getLogger("app.db.pool")
child.info("from the child")
log.setLevel("WARNING")
child.info("hidden")
child.warning("shown")
print(out.getvalue())
print(
    log,
    child,
    child.parent is log,
    child.getEffectiveLevel(),
    child.isEnabledFor(logging.INFO),
    log.hasHandlers(),
)
middle = logging.getLogger("app.db")
print(
    child.parent is middle,
    middle.parent is log,
    log.getChild("db") is middle,
    logging.getLogger("app") is log,
    logging.getLogger() is logging.root,
)
print(logging.getLevelName(20), logging.getLevelName(35), handler)
logging.addLevelName(35, "NOTICE")
out.truncate(0)
out.seek(0)
log.log(35, "renamed")


def fails() -> int:
    return 1 // 0


try:
    fails()
except ZeroDivisionError:
    log.exception("went %s", "wrong")
    log.error("with flag", exc_info=True)
try:
    fails()
except ZeroDivisionError as error:
    saved = error
log.warning("later", exc_info=saved)
log.warning("none", exc_info=False)
print(plain(out.getvalue()))


class Shout(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).upper() + "!"


class Memory(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class NoSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return "secret" not in record.getMessage()


memory = Memory()
memory.setFormatter(Shout("{levelname:>9}:{message}", style="{"))
memory.addFilter(NoSecrets())
log.addHandler(memory)
log.removeHandler(handler)
log.error("one")
log.warning("too low")
log.error("my secret")
log.error("two %s", 2)
print(memory.lines)
dollar = logging.StreamHandler(sys.stdout)
dollar.setFormatter(logging.Formatter("$levelname ${name} $$ $message", style="$"))
root = logging.getLogger()
logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s", stream=sys.stdout)
logging.info("root info %d", 1)
logging.debug("hidden")
logging.getLogger("other").warning("propagated")
logging.basicConfig(level=logging.ERROR)
print(root.level, len(root.handlers))
logging.basicConfig(handlers=[dollar], force=True)
logging.error("dollars")
logging.disable(logging.ERROR)
logging.error("silent")
logging.critical("loud")
logging.disable(logging.NOTSET)
extra = StringIO()
adapted = logging.StreamHandler(extra)
adapted.setFormatter(logging.Formatter("%(user)s %(message)s"))
quiet = logging.getLogger("adapter")
quiet.propagate = False
quiet.addHandler(adapted)
quiet.error("direct", extra={"user": "ann"})
quiet.addHandler(logging.NullHandler())
print(extra.getvalue(), quiet.handlers)
timed = logging.Formatter("%(asctime)s %(message)s", "%Y")
print(timed.usesTime())


class Shown:
    def __str__(self) -> str:
        return "shown"


keys = StringIO()
keyed = logging.getLogger("keyed")
keyed.addHandler(logging.StreamHandler(keys))
keyed.propagate = False
keyed.warning("%(user)s did %(what)r %(n)05d%% %(f).2f", {"user": "b", "what": "x", "n": 42, "f": 2.5})
keyed.warning("%(a)s", {"a": 1})
keyed.warning("%s", {"a": 1})
keyed.warning("no conversion", {"a": 1})
keyed.warning("%s", {})
keyed.warning("%(k(1))s %(u)-8s|", {"k(1)": [1, 2], "u": Shown()})
keyed.warning("%s %s", {"a": 1}, {2: "b"})
keyed.critical("no stack", stack_info=False)
print(keys.getvalue(), logging.getLevelName("INFO"), logging.getLevelName("NOPE"))
adapter = logging.LoggerAdapter(keyed, {"user": "z"})
keyed.handlers[0].setFormatter(logging.Formatter("%(user)s %(message)s"))
try:
    raise KeyError("x")
except KeyError:
    adapter.exception("caught %s", 1)
print(adapter.logger is keyed, plain(keys.getvalue().rpartition("z caught")[2]))
