# Local APIC: interrupts, timer, idle. See gate_table in traps.s for the numbers.
#
# naja_open_interrupts()      once, before the first idle
# naja_idle(nanoseconds)      wait for one interrupt, at most so long (0: without limit)
# naja_timer_left(start)      the timer's count; start != 0 first sets it

    .set APIC, 0xfee00000

    GATE open_interrupts, 2
    # In this order: QEMU forgets a pending 8259 interrupt only when the APIC is enabled
    # (again), and a disabled APIC keeps its timer masked.
    movl $APIC, %ecx
    movl $0x10000, 0x350(%rcx)      # LINT0 (8259) masked
    movl $0x1ff, 0xf0(%rcx)         # enabled, spurious vector 255
    movl $0x20, 0x320(%rcx)         # timer: one shot, vector 32
    movl $0xb, 0x3e0(%rcx)          # divide by 1
    xorl %eax, %eax
    iretq

    GATE idle, 3
    testq %rdi, %rdi
    jz 1f
    movl $0xffffffff, %eax
    cmpq %rax, %rdi
    cmovaq %rax, %rdi
    movl $APIC + 0x380, %eax        # initial count: QEMU and KVM count at 1 GHz
    movl %edi, (%rax)
1:  sti
    hlt
    xorl %eax, %eax
    iretq

    GATE timer_left, 4
    movl $APIC, %ecx
    testl %edi, %edi
    jz 1f
    movl %edi, 0x380(%rcx)
1:  movl 0x390(%rcx), %eax
    iretq
