# Exceptions, interrupts and the gate. All of this runs at CPL 0.

    .section .text.traps,"ax",@progbits
    .globl naja_exceptions, naja_interrupt, naja_gate

# One stub of 16 octets for each exception: error code (0 if none), vector, common part.
    .balign 16
naja_exceptions:
    .set with_code, 0x60227d00      # vectors 8 10-14 17 21 29 30
    .set vector, 0
    .rept 32
    .balign 16
    .if (with_code >> vector) & 1 == 0
    pushq $0
    .endif
    pushq $vector
    jmp exception
    .set vector, vector + 1
    .endr

# Fill the fault record and go on at CPL 3 in naja_fault; in the panic if it happened in
# ring 0 or while another fault is handled.
exception:                          # vector, error, rip, cs, rflags, rsp, ss
    testb $3, 24(%rsp)
    jz 1f
    cmpb $0, naja_faults
    jne 1f
    movl $naja_fault, %edi
    jmp 2f
1:  movl $naja_panic, %edi
2:  incb naja_faults
    movl $naja_fault_record, %esi
    popq (%rsi)
    popq 8(%rsi)
    movq (%rsp), %rax
    movq %rax, 16(%rsi)
    movq %cr2, %rax
    movq %rax, 24(%rsi)
    movq 24(%rsp), %rax
    movq %rax, 32(%rsi)
    movq %rbp, 40(%rsi)
    movq naja_fault_stack, %rax
    subq $8, %rax                   # as if called
    movl $naja_ring0_stack_top - 40, %esp
    movq %rdi, (%rsp)
    movq $0x33, 8(%rsp)
    movq $2, 16(%rsp)
    movq %rax, 24(%rsp)
    movq $0x2b, 32(%rsp)
    movl %esi, %edi
    iretq

# Any device interrupt. Interrupts are open only in the idle stub, whose rax is free; it
# goes on with interrupts closed.
    .balign 16
naja_interrupt:
    movl $0xfee000b0, %eax          # local APIC: end of interrupt
    movl $0, (%rax)
    andl $~0x200, 16(%rsp)
    iretq

# int3 from CPL 3: operation in eax, arguments in rdi and rsi, result in rax. C ABI for the
# caller's registers. Operations that nothing in the image uses are absent (0).
    .balign 16
naja_gate:
    cmpl $(gate_table_end - gate_table) / 4, %eax
    jae gate_refused
    movl gate_table(,%rax,4), %eax
    testl %eax, %eax
    jz gate_refused
    jmp *%rax
    .globl gate_refused
gate_refused:
    movq $-1, %rax
    iretq

gate_flush:                         # 0: make changed mappings known
    movq %cr3, %rax
    movq %rax, %cr3
    iretq

    .weak gate_idle, gate_open_interrupts, gate_timer_left, gate_map_device, gate_seal
    .weak gate_reset, gate_kvm_clock
    .section .rodata.gate,"a",@progbits
    .balign 4
gate_table:
    .long gate_flush                # 0
    .long gate_reset                # 1
    .long gate_open_interrupts      # 2
    .long gate_idle                 # 3
    .long gate_timer_left           # 4
    .long gate_map_device           # 5
    .long gate_seal                 # 6
    .long gate_kvm_clock            # 7
gate_table_end:

    .section .bss.fault,"aw",@nobits
    .balign 8
    .globl naja_fault_record
naja_fault_record:
    .skip 56
naja_faults:
    .skip 8
