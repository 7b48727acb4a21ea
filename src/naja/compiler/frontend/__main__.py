"""`python -m naja.compiler.frontend FILE.py`: check a program against the library."""

import sys
from pathlib import Path

from naja.compiler.diagnostics import CompileError
from naja.compiler.frontend.check import check_program

try:
    checked = check_program(Path(sys.argv[1]), sys.argv[2:])
    print(f"{len(checked.files)} files, {len(checked.types)} expressions")
except CompileError as error:
    print(error)
    sys.exit(1)
