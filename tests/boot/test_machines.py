"""The same image on every machine: output, status, memory, time."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from boot.guests import ACCELERATORS, MACHINES, TIMEOUT_SECONDS, image, run
from naja.launch import LaunchError
from naja.launch.accelerator import ring0_is_emulated

Where = tuple[str, str]


def boot(body: str, where: Where, **options: object) -> tuple[int, str, str]:
    outcome = run(body, "vm", machine=where[0], accel=where[1], **options)
    return outcome.status, outcome.out, outcome.err


def flag_is_hidden(where: Where) -> bool:
    """Where ring 0 is emulated, CPL 3 sees the host's interrupt flag, not the guest's."""
    return where[1] == "kvm" and ring0_is_emulated()


@pytest.mark.parametrize("where", MACHINES)
def test_output_and_status(where: Where) -> None:
    assert boot("say hello\nstop $37", where) == (37, "hello\n", "")


@pytest.mark.parametrize("status", [0, 1, 2, 127, 128, 200, 254, 255])
def test_every_bit_of_the_status_arrives(status: int) -> None:
    assert boot(f"stop ${status}", ("microvm", "tcg"))[0] == status


@pytest.mark.parametrize("where", ACCELERATORS)
def test_stdout_and_stderr_stay_apart(where: Where) -> None:
    body = "say hello\nmovl $0x21, %eax\noutb %al, $0xe9\nsay hello\nstop $0"
    assert boot(body, where) == (0, "hello\nhello\n", "!")


@pytest.mark.parametrize("where", MACHINES)
def test_the_program_runs_at_cpl_3_with_interrupts_closed(where: Where) -> None:
    _, out, _ = boot("show %cs\npushfq\npopq %rbx\nshow %rbx\nstop $0", where)
    selector, flags = (int(line, 16) for line in out.split())
    assert selector & 3 == 3
    assert flags & 0x200 == 0 or flag_is_hidden(where)


HEAP = "movq 8(%r12), %rbx\nshow %rbx\nmovq 16(%r12), %rbx\nshow %rbx\n"
TOUCH_ALL = """
    movq 8(%r12), %rbx
1:  movq %rbx, (%rbx)
    addq $4096, %rbx
    cmpq 16(%r12), %rbx
    jb 1b
    movq 64(%r12), %rbx
2:  movq %rbx, (%rbx)
    addq $4096, %rbx
    cmpq 72(%r12), %rbx
    jb 2b
    stop $0
"""


@pytest.mark.parametrize("mib", [2, 3, 5, 64, 300])
def test_the_heap_reaches_to_the_end_of_memory(mib: int) -> None:
    status, out, _ = boot(HEAP + TOUCH_ALL, ("microvm", "tcg"), memory_bytes=mib << 20)
    assert status == 0
    start, end = (int(line, 16) for line in out.split())
    assert end == mib << 20
    assert start < 0x400000


@pytest.mark.parametrize("where", MACHINES)
def test_all_memory_that_is_promised_is_there(where: Where) -> None:
    assert boot(TOUCH_ALL, where)[0] == 0


def test_more_memory_than_fits_below_the_devices() -> None:
    status, out, _ = boot(HEAP + "stop $0", ("q35", "tcg"), memory_bytes=4 << 30)
    start, end = (int(line, 16) for line in out.split())
    assert status == 0
    assert end > 0x70000000 > start


def test_too_little_memory_is_refused_by_the_launcher() -> None:
    with pytest.raises(LaunchError, match="1M of memory is too little .* give it 2M at least"):
        boot("stop $0", ("microvm", "tcg"), memory_bytes=1 << 20)


def test_a_command_line_arrives() -> None:
    body = "movq 48(%r12), %rsi\nmovq 56(%r12), %r13\n1: lodsb\ncall write_octet\ndecq %r13\njnz 1b"
    _, out, _ = boot(
        body + "\nstop $0", ("microvm", "tcg"), name="x", arguments=("a b", "c" * 3000)
    )
    assert out.endswith(" naja.arg=x naja.arg=a%20b naja.arg=" + "c" * 3000)


MANY = """
    movl $60000, %ebx
1:  say hello
    decl %ebx
    jnz 1b
    stop $3
"""


def test_a_slow_reader_gets_everything(tmp_path: Path) -> None:
    path = tmp_path / "guest.elf"
    path.write_bytes(image(MANY, "vm"))
    command = [sys.executable, "-c", SLOW, str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    time.sleep(0.5)  # every buffer on the way fills up meanwhile
    lines = child.stdout.read().split(b"\n")
    assert child.wait(TIMEOUT_SECONDS) == 3
    assert lines == [b"hello"] * 60000 + [b""]


SLOW = """
import sys
from pathlib import Path
from naja.launch import RunRequest, run_qemu
sys.exit(run_qemu(RunRequest(Path(sys.argv[1]), network="none", accel="tcg")))
"""

IDLE = """
    call naja_open_interrupts
    movl $10, %ebx
1:  movl ${limit}, %edi
    call naja_idle
    decl %ebx
    jnz 1b
    pushfq
    popq %rbx
    show %rbx
    stop $5
"""


@pytest.mark.parametrize("where", MACHINES)
def test_idle_ends_at_the_timer_with_interrupts_closed(where: Where) -> None:
    status, out, _ = boot(IDLE.format(limit=1_000_000), where)
    assert status == 5
    assert int(out, 16) & 0x200 == 0 or flag_is_hidden(where)


BUSY = """
    call naja_open_interrupts
    movl $1000000, %edi
    call naja_timer_left
    movl $0x1234, %ebx
1:  xorl %edi, %edi
    movl $0x1234, %ebp
    call naja_timer_left
    cmpl %ebx, %ebp
    jne 2f
    testl %eax, %eax
    jnz 1b
    xorl %edi, %edi
    call naja_idle
    stop $5
2:  stop $6
"""


@pytest.mark.parametrize("where", ACCELERATORS)
def test_an_interrupt_waits_for_the_next_idle(where: Where) -> None:
    assert boot(BUSY, where)[0] == 5


def test_a_machine_that_resets_is_told() -> None:
    with pytest.raises(LaunchError, match="reset itself before the program ended"):
        boot("movl $1, %eax\nint3\n.reloc ., R_X86_64_NONE, gate_reset", ("microvm", "tcg"))


def test_a_machine_that_hangs_is_ended() -> None:
    with pytest.raises(LaunchError, match="did not end within 0.5 seconds"):
        boot("1: jmp 1b", ("microvm", "tcg"), timeout_seconds=0.5)
