"""GNU-syntax assembly text to a relocatable object, through LLVM's integrated assembler."""


def assemble(text: str) -> bytes:
    """The object that `text` (x86-64, AT&T) assembles to.

    The text is Naja's own: LLVM reports a mistake in it on stderr and ends the process.
    """
    # Imported here: who only inspects or starts images does not wait for LLVM.
    from naja.compiler.codegen.target import compile_text, header

    lines = "".join(f'module asm "{_escaped(line)}"\n' for line in text.splitlines())
    return compile_text(header() + lines, 0)


def _escaped(line: str) -> str:
    return "".join(
        chr(octet) if 32 <= octet < 127 and octet not in b'"\\' else f"\\{octet:02X}"
        for octet in line.encode()
    )
