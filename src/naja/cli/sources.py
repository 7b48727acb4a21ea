"""What a path on the command line is: a program or an image."""

from pathlib import Path

from naja.cli.errors import ToolError

ELF_MAGIC = b"\x7fELF"


def head_of(path: Path) -> bytes:
    """The first octets of an existing, readable regular file."""
    if not path.exists():
        raise ToolError(f"there is no file {path}; check its name")
    if path.is_dir():
        inside = path / "main.py"
        hint = f"; did you mean {inside}?" if inside.is_file() else "; name a file in it"
        raise ToolError(f"{path} is a directory{hint}")
    if not path.is_file():
        raise ToolError(f"{path} is not a regular file; name a program or an image")
    try:
        with path.open("rb") as file:
            return file.read(len(ELF_MAGIC))
    except OSError as error:
        raise ToolError(f"cannot read {path}: {error.strerror}") from error


def is_image(path: Path) -> bool:
    """Whether an existing file looks like an image rather than a program.

    Errors: ToolError when there is no such file or it is neither.
    """
    if head_of(path) == ELF_MAGIC:
        return True
    if path.suffix == ".py":
        return False
    raise ToolError(f"{path} is neither an image nor a Python program (a name that ends in .py)")


def program(path: Path) -> Path:
    """The path of a Python program, or a ToolError that says why it is none."""
    if is_image(path):
        raise ToolError(f"{path} is an image already; name the program that it was built from")
    return path
