"""`naja check`: types and dialect, nothing built."""

from dataclasses import asdict
from pathlib import Path

from naja.cli import sources, toolchain
from naja.cli.talk import complain, emit_json, say


def command(program: Path, as_json: bool) -> int:
    """Print every problem; 1 if there is one."""
    found = toolchain.check(sources.program(program))
    if as_json:
        emit_json({"problems": [asdict(diagnostic) for diagnostic in found]})
        return int(bool(found))
    toolchain.print_diagnostics(found)
    if found:
        complain(toolchain.summary(found))
        return 1
    say(f"{program} is fine")
    return 0
