"""Every packet script holds. One that fails names its line and what the host did instead."""

from pathlib import Path

import pytest

from packet.scenes import Stage
from packet.script import read_script

HERE = Path(__file__).parent
SCRIPTS = sorted(HERE.rglob("*.pkt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.stem for path in SCRIPTS])
def test_script(path: Path) -> None:
    world = Stage()
    number, text = 0, ""
    try:
        for line in read_script(path):
            number, text = line.number, line.text
            world.run(line)
        number, text = number + 1, "(end)"
        world.finish()
    except AssertionError as error:
        raise AssertionError(f"{path.name}:{number}: {text}\n{error}") from error
