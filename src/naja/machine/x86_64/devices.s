# Device windows.
#
# naja_map_device(physical, size)  map uncached, writable at CPL 3, in pages of 2 MiB, at
#                                  virtual = physical; 0, or -1 when refused
# naja_seal()                      refuse all further mappings
#
# Refused: RAM, the local APIC's 2 MiB, addresses from 512 GiB on, anything when sealed.

    GATE map_device, 5
    cmpb $0, naja_sealed
    jne gate_refused
    testq %rsi, %rsi
    jz gate_refused
    movq %rdi, %rdx
    addq %rsi, %rdx
    jc gate_refused
    movq %rdx, %rax
    shrq $39, %rax
    jnz gate_refused
    cmpq naja_device_floor, %rdi
    jb gate_refused
    movl $0xff000000, %eax
    cmpq %rax, %rdi
    jae 1f
    movl $0xfee00000, %eax
    cmpq %rax, %rdx
    ja gate_refused
    jmp 2f
1:  cmpq naja_high_end, %rdi        # RAM from 4 GiB on
    jae 2f
    movl $0xffffffff, %eax
    cmpq %rax, %rdx
    ja gate_refused
2:  andq $-0x200000, %rdi
3:  movq %rdi, %rax
    shrq $30, %rax
    leaq naja_page_pointers(,%rax,8), %rcx
    movl (%rcx), %r8d
    testl %r8d, %r8d
    jnz 4f
    movl naja_spare_next, %r8d
    cmpl $naja_spare_tables_end, %r8d
    jae gate_refused
    addl $4096, naja_spare_next
    orl $7, %r8d
    movl %r8d, (%rcx)
4:  andl $-4096, %r8d
    movq %rdi, %rax
    shrq $21, %rax
    andl $511, %eax
    movabsq $0x80000000000000ff, %r9 # no-execute, 2 MiB, uncached, user, writable
    orq %rdi, %r9
    movq %r9, (%r8,%rax,8)
    addq $0x200000, %rdi
    cmpq %rdx, %rdi
    jb 3b
    xorl %eax, %eax
    iretq

    GATE seal, 6
    movb $1, naja_sealed
    xorl %eax, %eax
    iretq
