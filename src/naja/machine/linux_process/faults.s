# Fault signals, the panic, the end.
#
# naja_stop(status) does not return. naja_panic_message(text) writes text to stderr and
# stops with 255; so does naja_panic(record) with the fault in numbers.

    .section .text.faults,"ax",@progbits
    .globl naja_signal
    .type naja_signal, @function
naja_signal:                        # signal, siginfo, ucontext
    movl $naja_fault_record, %eax
    movl %edi, 48(%rax)
    movq 200(%rdx), %rcx            # trap number
    movq %rcx, (%rax)
    movq 192(%rdx), %rcx            # error code
    movq %rcx, 8(%rax)
    movq 168(%rdx), %rcx            # rip
    movq %rcx, 16(%rax)
    movq 216(%rdx), %rcx            # cr2
    movq %rcx, 24(%rax)
    movq 160(%rdx), %rcx            # rsp
    movq %rcx, 32(%rax)
    movq 120(%rdx), %rcx            # rbp
    movq %rcx, 40(%rax)
    movl %eax, %edi
    andq $-16, %rsp
    incb naja_faults
    cmpb $1, naja_faults
    jne naja_panic
    call naja_fault
    .size naja_signal, . - naja_signal

    .globl naja_panic, naja_panic_message
    .weak naja_fault
naja_fault:
naja_panic:
    movl %edi, %esi
    movl $panic_number_1, %edi
    movl $5, %r10d
1:  movq (%rsi), %rdx
    addl $8, %esi
    movl $16, %r9d
2:  rolq $4, %rdx
    movl %edx, %eax
    andl $15, %eax
    movb hex_digits(%rax), %al
    stosb
    decl %r9d
    jnz 2b
    addl $panic_number_2 - panic_number_1 - 16, %edi
    decl %r10d
    jnz 1b
    movl $panic_text, %edi
naja_panic_message:
    movl %edi, %esi
    movl %edi, %edx
1:  cmpb $0, (%rdx)
    je 2f
    incl %edx
    jmp 1b
2:  subl %esi, %edx
    movl $2, %edi
    movl $1, %eax
    syscall
    movl $255, %edi
    .globl naja_stop
    .type naja_stop, @function
naja_stop:
    movzbl %dil, %edi
    movl $231, %eax                 # exit_group
    syscall
    ud2
    .size naja_stop, . - naja_stop

    .section .rodata.panic,"a",@progbits
hex_digits:
    .ascii "0123456789abcdef"

    .section .data.panic,"aw",@progbits
panic_text:                         # texts of equal length between the numbers
    .ascii "naja: fault "
panic_number_1:
    .ascii "0000000000000000"
    .ascii " code "
panic_number_2:
    .ascii "0000000000000000"
    .ascii " at   "
    .ascii "0000000000000000"
    .ascii " data "
    .ascii "0000000000000000"
    .ascii " stk  "
    .ascii "0000000000000000"
    .asciz "\n"

    .section .bss.fault,"aw",@nobits
    .balign 8
    .globl naja_fault_record
naja_fault_record:
    .skip 56
naja_faults:
    .skip 8
