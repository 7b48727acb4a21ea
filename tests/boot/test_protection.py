"""What the program may not do, one tiny guest for each promise."""

import re

import pytest

from boot.guests import ACCELERATORS, MACHINES, Outcome, run

Where = tuple[str, str]

PAGE_FAULT = 14
PROTECTION = 13
INVALID = 6

# A body, the exception it must end in, and bits of a page fault's error code
# (1 present, 2 write, 16 instruction fetch).
FORBIDDEN = {
    "read page 0": ("movq 8, %rax", PAGE_FAULT, 0),
    "jump to page 0": ("xorl %eax, %eax\njmp *%rax", PAGE_FAULT, 16),
    "write text": ("movb $0x90, naja_main", PAGE_FAULT, 3),
    "write constants": ("movq $1, constant", PAGE_FAULT, 3),
    "write descriptors": ("sgdt -16(%rsp)\nmovq -14(%rsp), %rax\nmovb $1, (%rax)", PAGE_FAULT, 3),
    "run constants": ("movl $constant, %eax\njmp *%rax", PAGE_FAULT, 17),
    "run data": ("movl $variable, %eax\njmp *%rax", PAGE_FAULT, 17),
    "run the stack": ("pushq $0xc3\njmp *%rsp", PAGE_FAULT, 17),
    "run the heap": ("movq 8(%r12), %rax\nmovb $0xc3, (%rax)\njmp *%rax", PAGE_FAULT, 17),
    "overflow the stack": ("1: pushq %rax\njmp 1b", PAGE_FAULT, 2),
    "write below the stack": ("movq 24(%r12), %rax\nmovq $1, -8(%rax)", PAGE_FAULT, 2),
    "write page tables": ("movq $7, naja_page_root", PAGE_FAULT, 3),
    "write tables behind the image": ("movq $7, __image_end", PAGE_FAULT, 3),
    "read page tables": ("movq naja_page_root, %rax", PAGE_FAULT, 1),
    "write the interrupt table": ("movq $7, naja_interrupts", PAGE_FAULT, 3),
    "write the ring-0 stack": ("movq $7, naja_ring0_stack_top - 8", PAGE_FAULT, 3),
    "touch the local APIC": ("movl $0xfee00000, %eax\nmovl $0, 0xb0(%rax)", PAGE_FAULT, 3),
    "touch what is no memory": ("movl $0xd0000000, %eax\nmovl (%rax), %eax", PAGE_FAULT, 0),
    "touch beyond memory": ("movq 16(%r12), %rax\nmovb $0, (%rax)", PAGE_FAULT, 2),
    "non-canonical address": ("movabsq $0x8000000000000000, %rax\nmovb $0, (%rax)", PROTECTION, 0),
    "cli": ("cli", PROTECTION, 0),
    "sti": ("sti", PROTECTION, 0),
    "hlt": ("hlt", PROTECTION, 0),
    "load a page root": ("xorl %eax, %eax\nmovq %rax, %cr3", PROTECTION, 0),
    "wrmsr": ("xorl %ecx, %ecx\nwrmsr", PROTECTION, 0),
    "interrupt controller's port": ("movl $1, %eax\noutb %al, $0x21", PROTECTION, 0),
    "port beyond the bitmap": ("movl $0x1000, %edx\ninb %dx, %al", PROTECTION, 0),
    "other gates": ("int $0x80", PROTECTION, 0),
    "undefined instruction": ("ud2", INVALID, 0),
}

MESSAGE = re.compile(r"naja: stopped by exception ([0-9a-f]{16}), error ([0-9a-f]{16}), at ")


def boot(body: str, where: Where) -> Outcome:
    return run(body, "vm", machine=where[0], accel=where[1])


@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden(name: str) -> None:
    body, exception, bits = FORBIDDEN[name]
    outcome = boot(body, ("microvm", "tcg"))
    said = MESSAGE.match(outcome.err)
    assert said is not None, outcome
    assert int(said[1], 16) == exception
    assert int(said[2], 16) & bits == bits
    assert outcome.status == 255


@pytest.mark.parametrize("name", ["write text", "run the stack", "overflow the stack", "hlt"])
@pytest.mark.parametrize("where", MACHINES)
def test_forbidden_everywhere(where: Where, name: str) -> None:
    body, exception, _ = FORBIDDEN[name]
    outcome = boot(body, where)
    said = MESSAGE.match(outcome.err)
    assert said is not None and int(said[1], 16) == exception
    assert outcome.status == 255


def test_the_programs_own_handler_gets_the_record() -> None:
    handler = """
        movq $5, 64
        .globl naja_fault
    naja_fault:
        movq %rdi, %r12
        movq (%r12), %rbx
        show %rbx
        movq 24(%r12), %rbx
        show %rbx
        stop $9
    """
    outcome = boot(handler, ("microvm", "tcg"))
    assert [int(line, 16) for line in outcome.out.split()] == [PAGE_FAULT, 64]
    assert outcome.status == 9


def test_a_fault_in_the_handler_ends_in_the_panic() -> None:
    outcome = boot("ud2\n.globl naja_fault\nnaja_fault: movq $5, 64", ("microvm", "tcg"))
    said = MESSAGE.match(outcome.err)
    assert said is not None and int(said[1], 16) == PAGE_FAULT
    assert outcome.status == 255


MAP = "movabsq ${physical}, %rdi\nmovabsq ${size}, %rsi\ncall naja_map_device\nshow %rax\n"
REFUSED = "f" * 16


@pytest.mark.parametrize(
    ("physical", "size"),
    [
        (0, 4096),
        (0x100000, 4096),
        (0x7FFF000, 0x2000),
        (0xFEE00000, 4096),
        (0xFEDFF000, 0x2000),
        (0xFEC00000, 0x400000),
        (0xFEC00000, 0),
        (0xFFFFFFFFFFFFF000, 0x2000),
        (1 << 39, 4096),
        ((1 << 39) - 4096, 8192),
    ],
)
def test_the_gate_refuses_to_map(physical: int, size: int) -> None:
    body = MAP.format(physical=physical, size=size)
    assert boot(body + "stop $0", ("microvm", "tcg")) == Outcome(0, REFUSED + "\n", "")


@pytest.mark.parametrize("where", ACCELERATORS)
def test_device_windows_until_the_seal(where: Where) -> None:
    chip = MAP.format(physical=0xFEC00000, size=4096)
    # The interrupt controller's version register: 24 inputs, version 0x11 or 0x20.
    read = "movl $0xfec00000, %ebx\nmovl $1, (%rbx)\nmovl 16(%rbx), %ebx\nshow %rbx\n"
    outcome = boot(chip + read + "call naja_seal\n" + chip + "stop $0", where)
    first, version, second = outcome.out.split()
    assert int(first, 16) == 0
    assert int(version, 16) >> 16 == 23
    assert second == REFUSED


def test_device_windows_are_not_executable() -> None:
    body = MAP.format(physical=0xFEC00000, size=4096) + "movl $0xfec00000, %eax\njmp *%rax"
    said = MESSAGE.match(boot(body, ("microvm", "tcg")).err)
    assert said is not None and int(said[2], 16) & 17 == 17


@pytest.mark.parametrize("operation", [2, 3, 4, 5, 6, 7, 8, 255, 0xFFFFFFFF])
def test_operations_that_are_not_linked_are_refused(operation: int) -> None:
    outcome = boot(f"movl ${operation}, %eax\nint3\nshow %rax\nstop $0", ("microvm", "tcg"))
    assert outcome == Outcome(0, REFUSED + "\n", "")
