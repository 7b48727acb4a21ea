"""The type checker accepts the prelude itself and ordinary typed programs against it."""

from pathlib import Path

import mypy.build
import pytest
from mypy.errors import CompileError
from mypy.modulefinder import BuildSource

from naja.compiler.frontend import check

ROOT = Path(__file__).resolve().parents[3]
STDLIB = ROOT / "src" / "naja" / "stdlib"
PROGRAMS = sorted((Path(__file__).parent / "accepted").glob("*.py"))
PRELUDE = (
    "builtins typing types abc enum dataclasses collections collections.abc contextlib functools "
    "sys time math os _typeshed _collections_abc typing_extensions"
).split()


def messages(sources: list[BuildSource]) -> list[str]:
    """What mypy says, run as the compiler runs it."""
    try:
        options = check._options([ROOT / "src"])
        return mypy.build.build(sources, options, extra_plugins=check.plugins(options)).errors
    except CompileError as error:
        return error.messages


def source_of(module: str) -> BuildSource:
    base = STDLIB.joinpath(*module.split("."))
    names = [base / "__init__.py", base.with_suffix(".py"), base.with_suffix(".pyi")]
    path = next(name for name in names if name.is_file())
    return BuildSource(str(path), module, None)


def test_the_prelude_is_well_typed() -> None:
    assert not messages([source_of(module) for module in PRELUDE])


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: str(path.stem))
def test_accepted(path: Path) -> None:
    assert not messages([BuildSource(str(path), path.stem, None)])
