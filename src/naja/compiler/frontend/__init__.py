"""From source files to checked syntax trees; everything of mypy is reached through here."""

from naja.compiler.frontend.check import (
    CheckedProgram as CheckedProgram,
)
from naja.compiler.frontend.check import (
    check_batch as check_batch,
)
from naja.compiler.frontend.check import (
    check_program as check_program,
)
