"""Documents tell the truth about the tree, and nothing in it belongs to one machine."""

import re
import subprocess
from pathlib import Path

import pytest

from support.tree import ROOT

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
QUOTED_PATH = re.compile(r"`((?:src|docs|tests|tools|examples|bench)/[\w./-]*\w)`")
HOME = re.compile(r"(?<![\w./~-])/(?:work|home|root|Users|tmp)/\w[\w./-]*")
LINE_MARKER = re.compile(r"\b(TODO|FIXME|XXX)\b")


def tracked(*patterns: str) -> list[Path]:
    """Files of the checkout that git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def texts(*patterns: str) -> list[tuple[Path, str]]:
    result: list[tuple[Path, str]] = []
    for path in tracked(*patterns):
        try:
            result.append((path, path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return result


def test_links_in_documents_resolve() -> None:
    wrong: list[str] = []
    for path, text in texts("*.md"):
        for target in LINK.findall(text):
            if re.match(r"\w+:", target) or target.startswith("#"):
                continue
            if not (path.parent / target.split("#")[0]).exists():
                wrong.append(f"{path.relative_to(ROOT)}: {target}")
    assert not wrong, "\n".join(wrong)


def test_paths_in_documents_exist() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {target}"
        for path, text in texts("*.md")
        if "CONTRACT" not in path.name
        for target in QUOTED_PATH.findall(text)
        if not (ROOT / target).exists()
    ]
    assert not wrong, "\n".join(wrong)


def test_no_path_of_one_machine() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {found.group()}"
        for path, text in texts()
        if path != Path(__file__)
        for number, line in enumerate(text.splitlines(), 1)
        for found in HOME.finditer(line)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_notes_to_self_in_the_source() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path, text in texts("src")
        for number, line in enumerate(text.splitlines(), 1)
        if LINE_MARKER.search(line)
    ]
    assert not wrong, "\n".join(wrong)


def test_licence_is_apache() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
