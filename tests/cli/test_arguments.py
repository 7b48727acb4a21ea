"""Wrong command lines and wrong files: a sentence, a status, never a traceback."""

from pathlib import Path

import pytest

from naja.cli.entry import run


@pytest.fixture
def tool(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> "Tool":
    monkeypatch.chdir(tmp_path)
    return Tool(capsys)


class Tool:
    """`naja` in this process: the status, and what it wrote."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str) -> int:
        self._capsys.readouterr()
        status = run(arguments)
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.out + self.err
        return status


@pytest.mark.parametrize("command", ["check", "build", "run", "size"])
def test_missing_file(tool: Tool, command: str) -> None:
    assert tool(command, "nothing.py") != 0
    assert "there is no file nothing.py" in tool.err
    assert tool.out == ""


@pytest.mark.parametrize("command", ["check", "build", "run"])
def test_directory_with_a_program_in_it(tool: Tool, command: str) -> None:
    Path("app").mkdir()
    assert tool(command, "app") != 0
    assert "app is a directory" in tool.err
    Path("app", "main.py").write_text("print(1)\n")
    assert tool(command, "app") != 0
    assert "did you mean app/main.py?" in tool.err


def test_neither_program_nor_image(tool: Tool) -> None:
    Path("notes.txt").write_text("hello\n")
    assert tool("run", "notes.txt") != 0
    assert "neither an image nor a Python program" in tool.err


def test_unknown_command_and_option(tool: Tool) -> None:
    assert tool("fly") == 2
    assert "fly" in tool.err
    assert tool("check", "--no-such-option", "a.py") == 2
    assert "--no-such-option" in tool.err


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("-p", "8080", "HOST:GUEST"),
        ("-p", "0:80", "HOST:GUEST"),
        ("-p", "80:99999", "HOST:GUEST"),
        ("-p", "a:b", "HOST:GUEST"),
        ("-m", "much", "such as 64M"),
        ("-m", "0", "such as 64M"),
        ("-m", "-5M", "such as 64M"),
        ("--env", "novalue", "NAME=VALUE"),
        ("--env", "1X=2", "NAME=VALUE"),
        ("--net", "bridge", "tap:NAME"),
        ("--net", "tap:", "tap:NAME"),
        ("--ip", "10.0.2.15", "prefix"),
        ("--ip", "300.0.0.1/8", "prefix"),
        ("--gw", "nowhere", "IPv4 address"),
        ("--secret", "abc", "32 hexadecimal digits"),
        ("--net=user", "--net=user", "interfaces beside the first are tap:NAME"),
        ("--ip=dhcp", "--ip=dhcp", "--ip is given 2 times, --net 1"),
        ("--dns", "::1", "IPv4 address"),
        ("--on", "moon", "moon"),
        ("--machine", "mainframe", "mainframe"),
        ("--accel", "warp", "warp"),
        ("-O", "9", "-O"),
    ],
)
def test_bad_values_of_run(tool: Tool, option: str, value: str, hint: str) -> None:
    Path("app.py").write_text("print(1)\n")
    assert tool("run", "app.py", option, value) == 2
    assert hint in tool.err
    assert tool.out == ""


def test_build_output_must_be_writable_place(tool: Tool) -> None:
    Path("app.py").write_text("print(1)\n")
    assert tool("build", "app.py", "-o", "no/such/place.elf") == 1
    assert "there is no directory no/such" in tool.err
    assert tool("build", "app.py", "-o", ".") == 1
    assert "is a directory" in tool.err


def test_version_and_help(tool: Tool) -> None:
    assert tool("--version") == 0
    assert tool.out.startswith("naja ")
    assert tool("--help") == 0
    for command in ("build", "run", "check", "size", "doctor", "new"):
        assert command in tool.out


def test_new_makes_a_project_that_runs(tool: Tool) -> None:
    assert tool("new", "hello") == 0
    text = Path("hello/main.py").read_text()
    compile(text, "main.py", "exec")
    assert "Hello from hello!" in text
    assert tool("new", "hello") == 1
    assert "there already" in tool.err
    assert tool("new", "9lives") == 1
    assert "begin with a letter" in tool.err
