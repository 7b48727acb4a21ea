"""Tracebacks compared on the program's own frames, without caret lines."""

import re
from pathlib import Path

FRAME = re.compile(r'  File "(?P<file>[^"]*)", line (?P<line>\d+)(?:, in (?P<name>.*))?$')
CARETS = re.compile(r"\s*[\^~][\^~ ]*$")

# CPython 3.12 dropped the frames of these (PEP 709); an image never had them.
INLINED = {"<listcomp>", "<setcomp>", "<dictcomp>"}


def normalise(text: str, home: Path) -> str:
    """`text` (all of stderr) with file names relative to `home` and foreign frames left out."""
    kept: list[str] = []
    dropping = False
    for line in text.splitlines():
        frame = FRAME.match(line)
        if frame is not None:
            name = own_name(frame["file"], home)
            dropping = name is None or frame["name"] in INLINED
            if not dropping:
                kept.append(f'  File "{name}", line {frame["line"]}, in {frame["name"]}')
        elif line.startswith("    "):
            if not dropping and not CARETS.match(line):
                kept.append(line)
        else:
            kept.append(line)
    return "\n".join(kept)


def own_name(file: str, home: Path) -> str | None:
    """The name of a program's own file relative to `home`, None for any other file."""
    path = Path(file)
    try:
        return str((path if path.is_absolute() else home / path).resolve().relative_to(home))
    except ValueError:
        return None
