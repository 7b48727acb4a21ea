"""The compiler and the linker, reached lazily; their errors become naja's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from naja.cli.errors import ToolError
from naja.cli.talk import octets, progress, say

if TYPE_CHECKING:
    from naja.compiler.diagnostics import Diagnostic
    from naja.image.request import BuildResult


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the compiler raises into messages on stdout and status 1."""
    from naja.compiler.diagnostics import CompileError

    try:
        yield
    except CompileError as error:
        print_diagnostics(error.diagnostics)
        raise ToolError(summary(error.diagnostics)) from error
    except OSError as error:
        place = f" {error.filename}" if error.filename else ""
        raise ToolError(f"cannot build:{place} {error.strerror}") from error


def print_diagnostics(diagnostics: "list[Diagnostic]") -> None:
    """`file:line:col: error: ...  [code]`, one a line, on stdout as mypy does."""
    for diagnostic in diagnostics:
        print(diagnostic, flush=True)


def summary(diagnostics: "list[Diagnostic]") -> str:
    count = len(diagnostics)
    files = len({diagnostic.file for diagnostic in diagnostics})
    return f"found {count} problem{'s' * (count > 1)} in {files} file{'s' * (files > 1)}"


def check(source: Path) -> "list[Diagnostic]":
    """All that is wrong with a program."""
    with progress(f"checking {source.name}"), explained():
        from naja.compiler import driver
        from naja.image import manifest

        found = manifest.find(source)
        if found is not None:
            found.module()
        return driver.check(source)


def build(source: Path, output: Path, platform: str, arch: str, level: int) -> "BuildResult":
    """Build an image of a program into `output`, helped by the build before if it waits."""
    with progress(f"building {source.name}"), explained():
        from naja.image import standby
        from naja.image.request import BuildRequest

        return standby.build(BuildRequest(source, output, platform, arch, level))


def report(what: Path, size_bytes: int, seconds: float) -> None:
    """The one line that tells of a build."""
    say(f"built {what}: {octets(size_bytes)} in {seconds:.1f} s")
