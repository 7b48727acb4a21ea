# The end: naja_stop(status) and what is said when nothing else can be.
#
# naja_stop never returns: end record on the debug console (if there is one), the rest of
# COM1's queue, debug exit port (does nothing where there is none), reset. Runs at CPL 3.

    .section .text.stop,"ax",@progbits
    .globl naja_stop
    .type naja_stop, @function
naja_stop:
    movl %edi, %r8d
    movl $end_record, %esi
    inb $0xe9, %al
    cmpb $0xe9, %al
    jne 2f
1:  lodsb
    testb %al, %al
    jz 3f
    outb %al, $0xe9
    jmp 1b
3:  movzbl %r8b, %eax               # three decimal digits
    movl $100, %ecx
    xorl %edx, %edx
    divl %ecx
    addl $0x30, %eax
    outb %al, $0xe9
    movl %edx, %eax
    movl $10, %ecx
    xorl %edx, %edx
    divl %ecx
    addl $0x30, %eax
    outb %al, $0xe9
    leal 0x30(%rdx), %eax
    outb %al, $0xe9
    movl $10, %eax
    outb %al, $0xe9
2:  movl $0x3fd, %edx               # until COM1 has handed over its last octet
5:  inb %dx, %al
    testb $0x40, %al
    jz 5b
    movl %r8d, %eax
    outb %al, $0xf4
4:  movl $1, %eax
    int3
    jmp 4b
    .reloc ., R_X86_64_NONE, gate_reset
    .size naja_stop, . - naja_stop

    .section .text.gate_reset,"ax",@progbits
    .globl gate_reset
gate_reset:                         # 1: an exception without a table resets any machine
    lidt no_interrupts
    ud2

# naja_panic(record): the exception in numbers; naja_panic_message(text). Then the end.
    .section .text.panic,"ax",@progbits
    .globl naja_panic, naja_panic_message
    .weak naja_fault
naja_fault:
naja_panic:
    movl %edi, %ebx
    movl $panic_texts, %esi
    movl $5, %r10d
1:  call write_text
    movq (%rbx), %rax
    addl $8, %ebx
    call write_number
    decl %r10d
    jnz 1b
    movl $panic_end, %edi
naja_panic_message:
    movl %edi, %esi
    call write_text
    movl $255, %edi
    jmp naja_stop

write_number:                       # rax in hexadecimal
    movq %rax, %r8
    movl $16, %r9d
1:  rolq $4, %r8
    movl %r8d, %eax
    andl $15, %eax
    movb hex_digits(%rax), %al
    call write_octet
    decl %r9d
    jnz 1b
    ret

write_text:                         # from esi, which ends behind the 0
    lodsb
    testb %al, %al
    jz 1f
    call write_octet
    jmp write_text
1:  ret

write_octet:                        # to the debug console, else to COM1
    movb %al, %cl
    inb $0xe9, %al
    cmpb $0xe9, %al
    movb %cl, %al
    jne 1f
    outb %al, $0xe9
    ret
1:  movl $0x3fd, %edx
2:  inb %dx, %al
    testb $0x20, %al
    jz 2b
    movb %cl, %al
    movl $0x3f8, %edx
    outb %al, %dx
    ret

    .section .rodata.panic,"a",@progbits
end_record:
    .asciz "\036naja exit "
panic_texts:
    .asciz "naja: stopped by exception "
    .asciz ", error "
    .asciz ", at "
    .asciz ", data address "
    .asciz ", stack "
panic_end:
    .asciz "\n"
hex_digits:
    .ascii "0123456789abcdef"
no_interrupts:
    .fill 10, 1, 0
