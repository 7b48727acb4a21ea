"""From source files to checked syntax trees; everything of mypy is reached through here."""

from naja.compiler.frontend.check import (
    CheckedLibrary as CheckedLibrary,
    CheckedProgram as CheckedProgram,
    check_batch as check_batch,
    check_program as check_program,
)
from naja.compiler.frontend.imports import (
    imported_module as imported_module,
    imported_modules as imported_modules,
)
from naja.compiler.frontend.library import in_library as in_library
from naja.compiler.frontend.literals import surrogate_text as surrogate_text
from naja.compiler.frontend.unreached import (
    LeftOut as LeftOut,
    Unreached as Unreached,
    unreached as unreached,
)
