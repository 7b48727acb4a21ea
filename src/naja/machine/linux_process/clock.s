# naja_read_clock(clock, record): clock_gettime by way of the vDSO, which needs no system
# call; by system call where there is no vDSO. 0 or -errno.
#
# Source: vdso(7), elf(5).

    .section .text.read_clock,"ax",@progbits
    .globl naja_read_clock
    .type naja_read_clock, @function
naja_read_clock:
    movq clock_function, %rax
    testq %rax, %rax
    jz find_clock
    jmp *%rax
    .size naja_read_clock, . - naja_read_clock

read_by_call:
    movl $228, %eax
    syscall
    ret

# Once: look the function up among the vDSO's dynamic symbols (by its section headers).
# r8 the vDSO   r9 symbols   r10 their end   r11 their names
find_clock:
    movq $read_by_call, clock_function
    movq naja_boot_information + 128, %rcx
1:  movq (%rcx), %rax               # over the environment to the auxiliary vector
    addq $8, %rcx
    testq %rax, %rax
    jnz 1b
2:  movq (%rcx), %rax
    movq 8(%rcx), %r8
    addq $16, %rcx
    testq %rax, %rax
    jz naja_read_clock
    cmpq $33, %rax                  # AT_SYSINFO_EHDR
    jne 2b
    movq 40(%r8), %rcx              # section headers
    addq %r8, %rcx
    movzwl 60(%r8), %edx
    movq %rcx, %rax
3:  testl %edx, %edx
    jz naja_read_clock
    decl %edx
    cmpl $11, 4(%rax)               # SHT_DYNSYM
    je 4f
    addq $64, %rax
    jmp 3b
4:  movq 24(%rax), %r9
    addq %r8, %r9
    movq 32(%rax), %r10
    addq %r9, %r10
    movl 40(%rax), %eax             # the section with the names
    shll $6, %eax
    movq 24(%rcx,%rax), %r11
    addq %r8, %r11
5:  cmpq %r10, %r9
    jae naja_read_clock
    movl (%r9), %eax
    addq %r11, %rax
    movl $clock_name, %ecx
6:  movb (%rcx), %dl
    cmpb %dl, (%rax)
    jne 7f
    incq %rax
    incl %ecx
    testb %dl, %dl
    jnz 6b
    movq 8(%r9), %rax
    addq %r8, %rax
    movq %rax, clock_function
    jmp naja_read_clock
7:  addq $24, %r9
    jmp 5b

    .section .rodata.clock_name,"a",@progbits
clock_name:
    .asciz "__vdso_clock_gettime"

    .section .bss.clock_function,"aw",@nobits
    .balign 8
clock_function:
    .skip 8
