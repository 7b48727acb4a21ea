# First steps at CPL 3: interrupt table, memory map, final page tables, stacks.
#
# Behind the image:  page tables | guard | fault stack | guard | program stack | command
# line copy | heap ... end of RAM. All addresses are physical = virtual, below 4 GiB.
# r12 hvm_start_info   r13 end of RAM   r14 4 KiB tables (one array)   r15 directories
# rbx first address behind the 4 KiB tables' reach

    .set FAULT_STACK_SIZE, 16384
    .set MINIMUM_HEAP, 65536

    .section .text.prepare,"ax",@progbits
    .globl naja_prepare
    .type naja_prepare, @function
naja_prepare:
    movl %edi, %r12d
    xorl %ebp, %ebp
    rdtsc
    shlq $32, %rdx
    orq %rdx, %rax
    movq %rax, naja_boot_information + 40
    call fill_interrupts
    call read_memory_map
    call lay_out
    call copy_command_line          # it may lie where nothing will be mapped
    call map_image
    call map_memory
    movq naja_boot_information + 32, %rsp
    leaq 7(%r15), %rax              # from here on no store at CPL 3 reaches a table
    movq %rax, naja_page_pointers
    xorl %eax, %eax                 # gate 0: flush
    int3
    movl $1, naja_boot_information
    movl $naja_boot_information, %edi
    call naja_main
    movl $255, %edi                 # naja_main does not return
    jmp naja_stop
    .size naja_prepare, . - naja_prepare

fill_interrupts:
    movl $naja_interrupts, %edi
    movl $naja_exceptions, %esi
    movl $32, %r8d
1:  call put_interrupt
    addl $16, %esi
    decl %r8d
    jnz 1b
    movl $naja_interrupt, %esi
    movl $224, %r8d
2:  call put_interrupt
    decl %r8d
    jnz 2b
    movl $naja_interrupts + 3 * 16, %edi
    movl $naja_gate, %esi
    call put_interrupt
    orb $0x60, naja_interrupts + 3 * 16 + 5 # CPL 3 may use the gate
    ret

put_interrupt:                      # interrupt gate to esi at edi, which advances
    movzwl %si, %eax
    orl $0x100000, %eax             # selector 0x10
    movl %eax, (%rdi)
    movl %esi, %eax
    movw $0x8e00, %ax
    movl %eax, 4(%rdi)
    addl $16, %edi
    ret

# Of the memory map: the range with the image, the one at 0, the one from 4 GiB on.
read_memory_map:
    cmpl $0x336ec578, (%r12)
    jne no_map
    movq 32(%r12), %rax
    movq %rax, naja_boot_information + 104
    movq 40(%r12), %rsi
    movl 48(%r12), %ecx
    testl %ecx, %ecx
    jz no_map
    xorl %r13d, %r13d
1:  cmpl $1, 16(%rsi)               # RAM
    jne 4f
    movq (%rsi), %rax
    movq 8(%rsi), %rdx
    addq %rax, %rdx
    testq %rax, %rax
    jnz 2f
    movl $0xa0000, %edi
    cmpq %rdi, %rdx
    cmovbq %rdx, %rdi
    andq $-4096, %rdi
    movq %rdi, naja_boot_information + 72
2:  movl $__image_start, %edi
    cmpq %rdi, %rax
    ja 3f
    cmpq %rdi, %rdx
    cmovaq %rdx, %r13
3:  movq %rax, %rdi
    shrq $32, %rdi
    jz 4f
    movq %rax, naja_boot_information + 88
    movq %rdx, naja_boot_information + 96
4:  addq $24, %rsi
    decl %ecx
    jnz 1b
    andq $-4096, %r13
    movq %r13, naja_boot_information + 80
    movl $4096, %eax
    cmpq %rax, naja_boot_information + 72
    jb 5f
    movq %rax, naja_boot_information + 64
5:  ret
no_map:
    movl $message_no_map, %edi
    jmp naja_panic_message

# Sizes and places of what lies behind the image.
lay_out:
    movl $__image_end, %eax
    movl %eax, %r15d                # directories, one for each GiB of RAM
    movq %r13, %rcx
    addq $0x3fffffff, %rcx
    shrq $30, %rcx
    shlq $12, %rcx
    addq %rcx, %rax
    movq %rax, %r14
    movq %r13, %rdx                 # stack: RAM / 16, 64 KiB .. 1 MiB
    shrq $4, %rdx
    movl $0x10000, %ecx
    cmpq %rcx, %rdx
    cmovbq %rcx, %rdx
    movl $0x100000, %ecx
    cmpq %rcx, %rdx
    cmovaq %rcx, %rdx
    andq $-4096, %rdx
    # 4 KiB tables must reach behind the stack; 64 pages more than the rest allow for them.
    leaq 0x40000 + FAULT_STACK_SIZE + 0x2000 + 0x1fffff(%rax,%rdx), %rbx
    andq $-0x200000, %rbx
    movq %rbx, %rcx
    shrq $9, %rcx                   # 4 KiB for each 2 MiB
    addq %rcx, %rax
    movq %rax, naja_tail_table
    addq $4096, %rax
    movq %rax, naja_table_end
    addq $4096 + FAULT_STACK_SIZE, %rax
    movq %rax, naja_fault_stack
    addq $4096, %rax
    movq %rax, naja_boot_information + 24
    addq %rdx, %rax
    movq %rax, naja_boot_information + 32
    movq %rax, naja_boot_information + 8
    addq $MINIMUM_HEAP, %rax
    cmpq %r13, %rax
    jbe 1f
    movl $message_memory, %edi
    jmp naja_panic_message
1:  movl $__image_end, %edi         # clear all tables
    movq naja_table_end, %rcx
    subq %rdi, %rcx
    shrq $3, %rcx
    xorl %eax, %eax
    rep stosq
    ret

# 4 KiB mappings: everything below rbx.
    .macro SPAN from, to, flags
    movl \from, %edi
    movl \to, %esi
    movabsq \flags, %rdx
    call map_pages
    .endm
    .set READ, 0x8000000000000065   # no-execute, dirty, accessed, user, present
    .set WRITE, 0x8000000000000067
    .set EXECUTE, 0x65
    .set RING0_READ, 0x8000000000000061
    .set RING0_WRITE, 0x8000000000000063

map_image:
    SPAN $4096, naja_boot_information + 72, $WRITE
    SPAN $__rodata_start, $__rodata_end, $READ
    SPAN $__text_start, $__text_end, $EXECUTE
    SPAN $__data_start, $__image_end, $WRITE
    SPAN $naja_interrupts, $naja_ring0_page, $RING0_READ
    SPAN $naja_ring0_page, $naja_ring0_end, $RING0_WRITE
    SPAN $__image_end, naja_table_end, $RING0_WRITE
    movq naja_fault_stack, %rsi
    leaq -FAULT_STACK_SIZE(%rsi), %rdi
    call map_pages_writable
    movq naja_boot_information + 24, %rdi
    movq %rbx, %rsi
    cmpq %r13, %rsi
    cmovaq %r13, %rsi
map_pages_writable:
    movabsq $WRITE, %rdx
map_pages:                          # pages of [rdi, rsi) with flags rdx
    andq $-4096, %rdi
1:  cmpq %rsi, %rdi
    jae 2f
    movq %rdi, %rax
    shrq $9, %rax
    addq %r14, %rax
    leaq (%rdi,%rdx), %rcx
    movq %rcx, (%rax)
    addq $4096, %rdi
    jmp 1b
2:  ret

# Directories: tables below rbx, 2 MiB pages from there on, one more table for what is left
# of RAM behind them. The local APIC, for CPL 0 only.
map_memory:
    xorl %edi, %edi
    leaq 7(%r14), %rcx
1:  movq %rcx, (%r15,%rdi,8)
    addq $4096, %rcx
    incl %edi
    movq %rdi, %rax
    shlq $21, %rax
    cmpq %rbx, %rax
    jb 1b
    movabsq $WRITE + 0x80, %rdx
2:  leaq 0x200000(%rax), %rcx
    cmpq %r13, %rcx
    ja 3f
    leaq (%rax,%rdx), %rsi
    movq %rsi, (%r15,%rdi,8)
    incl %edi
    movq %rcx, %rax
    jmp 2b
3:  cmpq %r13, %rax
    jae 5f
    movq naja_tail_table, %rcx
    leaq 7(%rcx), %rsi
    movq %rsi, (%r15,%rdi,8)
    movabsq $WRITE, %rdx
4:  leaq (%rax,%rdx), %rsi
    movq %rsi, (%rcx)
    addq $8, %rcx
    addq $4096, %rax
    cmpq %r13, %rax
    jb 4b
5:  movq %r13, naja_boot_information + 16
    leaq 0x1fffff(%r13), %rax
    andq $-0x200000, %rax
    movq %rax, naja_device_floor
    movq naja_boot_information + 96, %rax
    movq %rax, naja_high_end
    movl $naja_spare_tables, naja_spare_next
    movl $naja_device_directory + 7, naja_page_pointers + 24
    movl $1, %edi                   # naja_prepare links the first directory
    leaq 4096 + 7(%r15), %rcx
6:  movq %rdi, %rax
    shlq $30, %rax
    cmpq %r13, %rax
    jae 7f
    movq %rcx, naja_page_pointers(,%rdi,8)
    addq $4096, %rcx
    incl %edi
    jmp 6b
7:  movl naja_page_pointers + 24, %eax
    andl $-4096, %eax
    movabsq $0xfee00000 + 0x80000000000000fb, %rdx
    movq %rdx, 0x1f7 * 8(%rax)
    ret

copy_command_line:
    movq naja_boot_information + 8, %rdi
    movq %rdi, naja_boot_information + 48
    movq 24(%r12), %rsi
    testq %rsi, %rsi
    jz 2f
1:  lodsb
    testb %al, %al
    jz 2f
    stosb
    jmp 1b
2:  movq %rdi, %rax
    subq naja_boot_information + 48, %rax
    movq %rax, naja_boot_information + 56
    addq $4095, %rdi
    andq $-4096, %rdi
    movq %rdi, naja_boot_information + 8
    ret

    .section .rodata.messages,"a",@progbits
message_no_map:
    .asciz "naja: the hypervisor gave no PVH memory map\n"
message_memory:
    .asciz "naja: too little memory for this image; give the machine more\n"

    .section .bss.boot_information,"aw",@nobits
    .balign 8
    .globl naja_boot_information
naja_boot_information:
    .skip 144
naja_tail_table:
    .skip 8
naja_table_end:
    .skip 8
