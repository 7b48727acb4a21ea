"""GNU-syntax assembly text to a relocatable object, through LLVM's integrated assembler."""

import llvmlite.binding as llvm

from naja.image.errors import LinkError

_TRIPLE = "x86_64-unknown-none-elf"
_ready: list[llvm.TargetMachine] = []


def _machine() -> llvm.TargetMachine:
    if not _ready:
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        llvm.initialize_native_asmparser()
        target = llvm.Target.from_triple(_TRIPLE)
        _ready.append(
            target.create_target_machine(cpu="x86-64", opt=0, reloc="static", codemodel="small")
        )
    return _ready[0]


def module_asm(text: str) -> str:
    """`text` as `module asm` lines of LLVM IR."""
    lines = []
    for line in text.splitlines():
        octets = line.encode()
        escaped = "".join(
            chr(c) if 32 <= c < 127 and c not in b'"\\' else f"\\{c:02X}" for c in octets
        )
        lines.append(f'module asm "{escaped}"\n')
    return "".join(lines)


def assemble(text: str) -> bytes:
    """The object that `text` (x86-64, AT&T) assembles to.

    Errors: LinkError with the assembler's message.
    """
    machine = _machine()
    try:
        module = llvm.parse_assembly(f'target triple = "{_TRIPLE}"\n' + module_asm(text))
        data: bytes = machine.emit_object(module)
    except RuntimeError as error:
        raise LinkError(f"the assembly is wrong: {error}") from error
    return data
