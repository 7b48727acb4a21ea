"""Tiny assembly guests and the places they run on.

A guest is the body of `naja_main`: rdi is the boot information, `stop N` ends it, `say
LABEL` writes a zero-terminated text to stdout, `show REGISTER` sixteen hexadecimal digits.
"""

import os
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from naja.image import assemble, link_image
from naja.launch import RunRequest, run_process, run_qemu
from naja.launch.accelerator import kvm_trouble, ring0_is_emulated

TIMEOUT_SECONDS = 60.0

VM_WRITE = """
write_octet:
    movb %al, %cl
    movl $0x3fd, %edx
1:  inb %dx, %al
    testb $0x20, %al
    jz 1b
    movb %cl, %al
    movl $0x3f8, %edx
    outb %al, %dx
    ret
"""

PROCESS_WRITE = """
write_octet:
    pushq %rsi
    pushq %rax
    movl $1, %eax
    movl $1, %edi
    movq %rsp, %rsi
    movl $1, %edx
    syscall
    popq %rax
    popq %rsi
    ret
"""

FRAME = """
    .macro stop status
    movl \\status, %edi
    jmp naja_stop
    .endm
    .macro say text
    movl $\\text, %esi
    call write_text
    .endm
    .macro show register
    movq \\register, %rax
    call write_number
    .endm
    .section .text.naja_main,"ax",@progbits
    .globl naja_main
naja_main:
    movq %rdi, %r12
{body}
    ud2
write_text:
    lodsb
    testb %al, %al
    jz 2f
    call write_octet
    jmp write_text
2:  ret
write_number:
    movq %rax, %r8
    movl $16, %r9d
3:  rolq $4, %r8
    movl %r8d, %eax
    andl $15, %eax
    addl $0x30, %eax
    cmpl $0x39, %eax
    jbe 4f
    addl $39, %eax
4:  call write_octet
    decl %r9d
    jnz 3b
    movl $10, %eax
    jmp write_octet
{write}
    .section .rodata.guest,"a",@progbits
    .globl constant
constant: .quad 7
hello: .asciz "hello\\n"
    .section .data.guest,"aw",@progbits
    .globl variable
variable: .quad 0xc3
"""


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


def image(body: str, platform: str) -> bytes:
    write = VM_WRITE if platform == "vm" else PROCESS_WRITE
    return link_image([assemble(FRAME.format(body=body, write=write))], platform=platform).data


class Catcher:
    """The reading end of a pipe, drained by a thread."""

    def __init__(self) -> None:
        self._read, self.write = os.pipe()
        self._parts: list[bytes] = []
        self._thread = threading.Thread(target=self._drain)
        self._thread.start()

    def _drain(self) -> None:
        while part := os.read(self._read, 65536):
            self._parts.append(part)

    def text(self) -> str:
        """All of it; call once, when nobody writes any more."""
        os.close(self.write)
        self._thread.join()
        os.close(self._read)
        return b"".join(self._parts).decode("utf-8", "replace")


def run(body: str, platform: str, **options: object) -> Outcome:
    """Build and run a guest; LaunchError as from the launcher."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "guest.elf"
        path.write_bytes(image(body, platform))
        path.chmod(0o755)
        return run_image(path, platform, **options)


def run_image(path: Path, platform: str, **options: object) -> Outcome:
    out, err = Catcher(), Catcher()
    request = RunRequest(
        path, network="none", timeout_seconds=TIMEOUT_SECONDS, stdout=out.write, stderr=err.write
    )
    request = replace(request, **options)  # type: ignore[arg-type]
    status = -1
    try:
        status = (run_qemu if platform == "vm" else run_process)(request)
    finally:
        said, complained = out.text(), err.text()
    return Outcome(status, said, complained)


def _kvm(machine: str) -> "object":
    trouble = kvm_trouble()
    if trouble is None and machine != "microvm" and ring0_is_emulated():
        trouble = "KVM emulates ring 0 here: the firmware would take seconds"
    marks = pytest.mark.skipif(trouble is not None, reason=f"no KVM: {trouble}")
    return pytest.param((machine, "kvm"), marks=marks, id=f"{machine}-kvm")


MACHINES = [
    pytest.param((machine, "tcg"), id=f"{machine}-tcg") for machine in ("microvm", "q35", "pc")
] + [_kvm("microvm"), _kvm("q35")]

ACCELERATORS = [pytest.param(("microvm", "tcg"), id="tcg"), _kvm("microvm")]
