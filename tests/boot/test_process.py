"""The sealed Linux process."""

import re
import signal

import pytest

from boot.guests import Outcome, run

MESSAGE = re.compile(r"naja: fault ([0-9a-f]{16}) code ([0-9a-f]{16}) at ")
PAGE_FAULT = 14

FORBIDDEN = {
    "read page 0": ("movq 8, %rax", PAGE_FAULT),
    "write text": ("movb $0x90, naja_main", PAGE_FAULT),
    "write constants": ("movq $1, constant", PAGE_FAULT),
    "run data": ("movl $variable, %eax\njmp *%rax", PAGE_FAULT),
    "run the stack": ("pushq $0xc3\njmp *%rsp", PAGE_FAULT),
    "run the heap": ("movq 8(%r12), %rax\nmovb $0xc3, (%rax)\njmp *%rax", PAGE_FAULT),
    "overflow the stack": ("1: pushq %rax\njmp 1b", PAGE_FAULT),
    "beyond the heap": ("movq 16(%r12), %rax\nmovb $0, 8192(%rax)", PAGE_FAULT),
    "undefined instruction": ("ud2", 6),
    "divide by zero": ("xorl %ecx, %ecx\ndivl %ecx", 0),
}

# Linux x86-64 system calls that the seal must refuse.
CALLS = {"open": 2, "mmap": 9, "mprotect": 10, "socket": 41, "clone": 56, "execve": 59, "kill": 62}


def start(body: str, **options: object) -> Outcome:
    return run(body, "process", **options)


def test_output_and_status() -> None:
    assert start("say hello\nstop $37") == Outcome(37, "hello\n", "")


def test_every_status_arrives() -> None:
    for status in range(0, 256, 5):
        assert start(f"stop ${status}").status == status


@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden(name: str) -> None:
    body, exception = FORBIDDEN[name]
    outcome = start(body)
    said = MESSAGE.match(outcome.err)
    assert said is not None, outcome
    assert int(said[1], 16) == exception
    assert outcome.status == 255


@pytest.mark.parametrize("name", CALLS)
def test_the_seal_kills(name: str) -> None:
    outcome = start(f"movl ${CALLS[name]}, %eax\nsyscall\nstop $0")
    assert outcome.status == 128 + signal.SIGSYS
    assert "made a system call that its seal refuses" in outcome.err


def test_calls_of_the_other_abi_are_refused() -> None:
    assert start("movl $0x40000001, %eax\nsyscall\nstop $0").status == 128 + signal.SIGSYS
    assert start("movl $20, %eax\nint $0x80\nstop $0").status == 128 + signal.SIGSYS


def test_admitted_calls() -> None:
    poll = "xorl %edi, %edi\nxorl %esi, %esi\nmovl $times, %edx\nxorl %r10d, %r10d\n"
    body = (
        "movl $228, %eax\nmovl $1, %edi\nmovl $times, %esi\nsyscall\nshow %rax\n"
        "movq $0, times\nmovq $0, times + 8\n"
        + poll
        + "movl $271, %eax\nsyscall\nshow %rax\nstop $0\n"
        '.section .data.times,"aw"\ntimes: .quad 0, 1\n.section .text.naja_main,"ax"\n'
    )
    assert start(body) == Outcome(0, ("0" * 16 + "\n") * 2, "")


@pytest.mark.parametrize("octets", [65536, 1 << 20, 1 << 30])
def test_the_heap_has_the_size_that_was_asked_for(octets: int) -> None:
    body = "movq 16(%r12), %rbx\nmovb $1, -1(%rbx)\nsubq 8(%r12), %rbx\nshow %rbx\nstop $0"
    outcome = start(body, memory_bytes=octets)
    assert int(outcome.out, 16) == octets


@pytest.mark.parametrize("octets", [0, 4096, 1 << 46])
def test_impossible_memory_is_a_sentence(octets: int) -> None:
    outcome = start("stop $0", memory_bytes=octets)
    assert outcome.status == 255
    assert "naja.memory must be at least 65536 octets" in outcome.err


def test_arguments_and_variables() -> None:
    body = """
        movq 120(%r12), %rbx
        movq 8(%rbx), %rsi
        call write_text
        movq 128(%r12), %rbx
        movq (%rbx), %rsi
        call write_text
        stop $0
    """
    outcome = start(body, arguments=("first",), environment={"NAME": "value"})
    assert outcome.out == "firstNAME=value"


def test_a_stop_request_is_seen_on_the_control_descriptor() -> None:
    # Whether an idle program obeys is its idle's affair; here: the descriptor is passed.
    body = """
        movq 128(%r12), %rbx
    1:  movq (%rbx), %rsi
        testq %rsi, %rsi
        jz 2f
        call write_text
        movl $10, %eax
        call write_octet
        addq $8, %rbx
        jmp 1b
    2:  stop $0
    """
    assert re.search(r"^naja\.control_fd=\d+$", start(body).out, re.MULTILINE)
