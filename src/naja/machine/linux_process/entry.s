# Linux process entry: memory, fault signals, seccomp, naja_main. No libc.
#
# One mapping holds:  guard | fault stack | guard | program stack | heap. Its size comes
# from `naja.memory=OCTETS` in the environment; nothing is mapped after the seal.
# r12 initial stack (argc, argv, 0, envp, 0, auxv)   r13 heap size   r14 the mapping

    .set FAULT_STACK_SIZE, 0x10000
    .set STACK_SIZE, 0x100000
    .set STACKS, 0x2000 + FAULT_STACK_SIZE + STACK_SIZE

    .section .text.entry,"ax",@progbits
    .globl naja_entry
    .type naja_entry, @function
naja_entry:
    xorl %ebp, %ebp
    movq %rsp, %r12
    andq $-16, %rsp
    movl $naja_boot_information, %ebx
    movl $2, (%rbx)
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax
    movq %rax, 40(%rbx)
    movq (%r12), %rax
    movq %rax, 112(%rbx)
    leaq 8(%r12), %rcx
    movq %rcx, 120(%rbx)
    leaq 8(%rcx,%rax,8), %rcx
    movq %rcx, 128(%rbx)
    call read_environment
    call map_memory
    call catch_faults
    call seal
    movq 32(%rbx), %rsp
    movl %ebx, %edi
    call naja_main
    movl $255, %edi                 # naja_main does not return
    jmp naja_stop
    .size naja_entry, . - naja_entry

# The heap size into r13; AT_RANDOM.
read_environment:
    movl $0x10000000, %r13d         # 256 MiB, taken from the system only when touched
1:  movq (%rcx), %rsi
    addq $8, %rcx
    testq %rsi, %rsi
    jz 4f
    movl $memory_option, %edi
2:  movb (%rdi), %al
    testb %al, %al
    jz 3f
    cmpb %al, (%rsi)
    jne 1b
    incq %rdi
    incq %rsi
    jmp 2b
3:  xorl %r13d, %r13d               # decimal digits to the end
    xorl %eax, %eax
5:  lodsb
    testb %al, %al
    jz 1b
    subb $0x30, %al
    cmpb $9, %al
    ja bad_memory
    imulq $10, %r13
    jo bad_memory
    addq %rax, %r13
    jmp 5b
4:  andq $-4096, %r13
    cmpq $0x10000, %r13
    jb bad_memory
    movq %r13, %rax
    shrq $44, %rax
    jnz bad_memory
6:  movq (%rcx), %rax               # auxiliary vector
    movq 8(%rcx), %rdx
    addq $16, %rcx
    cmpq $25, %rax
    jne 7f
    movq %rdx, 136(%rbx)
7:  testq %rax, %rax
    jnz 6b
    ret

map_memory:
    xorl %edi, %edi                 # mmap, readable and writable, private, not reserved
    leaq STACKS(%r13), %rsi
    movl $3, %edx
    movl $0x4022, %r10d
    movq $-1, %r8
    xorl %r9d, %r9d
    movl $9, %eax
    syscall
    cmpq $-4096, %rax
    jae bad_memory
    movq %rax, %r14
    movq %rax, %rdi                 # mprotect(guard, none)
    call protect_guard
    leaq 0x1000 + FAULT_STACK_SIZE(%r14), %rdi
    call protect_guard
    addq $4096, %rdi
    movq %rdi, 24(%rbx)
    addq $STACK_SIZE, %rdi
    movq %rdi, 32(%rbx)
    movq %rdi, 8(%rbx)
    addq %r13, %rdi
    movq %rdi, 16(%rbx)
    ret
protect_guard:
    movl $4096, %esi
    xorl %edx, %edx
    movl $10, %eax
    syscall
    ret

catch_faults:
    leaq 4096(%r14), %rax
    pushq $FAULT_STACK_SIZE         # stack_t
    pushq $0
    pushq %rax
    movq %rsp, %rdi
    xorl %esi, %esi
    movl $131, %eax                 # sigaltstack
    syscall
    addq $24, %rsp
    movl $fault_signals, %r15d
1:  movzbl (%r15), %edi
    testl %edi, %edi
    jz 2f
    movl $fault_action, %esi
    xorl %edx, %edx
    movl $8, %r10d
    movl $13, %eax                  # rt_sigaction
    syscall
    incq %r15
    jmp 1b
2:  ret

seal:
    movl $38, %edi                  # prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    movl $1, %esi
    xorl %edx, %edx
    xorl %r10d, %r10d
    xorl %r8d, %r8d
    movl $157, %eax
    syscall
    movl $1, %edi                   # seccomp(SECCOMP_SET_MODE_FILTER, 0, program)
    xorl %esi, %esi
    movl $filter_program, %edx
    movl $317, %eax
    syscall
    testq %rax, %rax
    jz 1f
    movl $message_seal, %edi
    jmp naja_panic_message
1:  ret

bad_memory:
    movl $message_memory, %edi
    jmp naja_panic_message

    .section .rodata.entry,"a",@progbits
    .balign 8
fault_action:                       # handler, SA_SIGINFO|SA_ONSTACK|SA_RESTORER, restorer, mask
    .quad naja_signal, 0x0c000004, naja_signal, 0
filter_program:
    .quad (filter_end - filter) / 8
    .quad filter

# Source: linux/filter.h, linux/seccomp.h. struct seccomp_data: number, architecture.
    .macro INSTRUCTION code, value
    .word \code, 0
    .long \value
    .endm
    .macro ALLOW number
.Lallow\@:
    .word 0x15
    .byte (allowed - .Lallow\@ - 8) / 8, 0
    .long \number
    .endm
filter:
    INSTRUCTION 0x20, 4             # load the architecture
    .word 0x15                      # x86-64: on; else to the killing
    .byte 0, 8
    .long 0xc000003e
    INSTRUCTION 0x20, 0             # load the number
    ALLOW 0                         # read
    ALLOW 1                         # write
    ALLOW 19                        # readv
    ALLOW 20                        # writev
    ALLOW 271                       # ppoll
    ALLOW 228                       # clock_gettime
    ALLOW 231                       # exit_group
    INSTRUCTION 0x06, 0x80000000
allowed:
    INSTRUCTION 0x06, 0x7fff0000
filter_end:

fault_signals:                      # ILL TRAP BUS FPE SEGV
    .byte 4, 5, 7, 8, 11, 0
memory_option:
    .asciz "naja.memory="
message_memory:
    .asciz "naja: naja.memory must be at least 65536 octets, and the system must have them\n"
message_seal:
    .asciz "naja: this Linux has no seccomp filters\n"

    .section .bss.boot_information,"aw",@nobits
    .balign 8
    .globl naja_boot_information
naja_boot_information:
    .skip 144
