# What clocks and random numbers need of the processor.
#
# naja_kvm_clock()         make KVM fill naja_kvm_time; 0, or -1 where there is no KVM clock.
#                          Asked at CPL 0: where ring 0 is emulated, CPL 3 sees the host's
#                          processor identification, which is not what the guest may use.
# naja_hardware_random()   64 random bits, or 0 when the processor has none (CPL 3)

    GATE kvm_clock, 7
    pushq %rbx
    movl $0x40000000, %eax
    xorl %ecx, %ecx
    cpuid
    cmpl $0x4b4d564b, %ebx          # "KVMK"
    jne 1f
    movl $0x40000001, %eax
    xorl %ecx, %ecx
    cpuid
    testl $8, %eax                  # KVM_FEATURE_CLOCKSOURCE2
    jz 1f
    xorl %edx, %edx                 # both addresses are fixed
    movl $0x4b564d00, %ecx          # MSR_KVM_WALL_CLOCK_NEW
    movl $naja_kvm_wall, %eax
    wrmsr
    movl $0x4b564d01, %ecx          # MSR_KVM_SYSTEM_TIME_NEW
    movl $naja_kvm_time + 1, %eax
    wrmsr
    popq %rbx
    xorl %eax, %eax
    iretq
1:  popq %rbx
    movq $-1, %rax
    iretq

    .section .bss.kvm_time,"aw",@nobits
    .balign 64
    .globl naja_kvm_time, naja_kvm_wall
naja_kvm_time:                      # u32 version, pad; u64 tsc, ns; u32 mul; i8 shift; u8 flags
    .skip 32
naja_kvm_wall:                      # u32 version, seconds, nanoseconds
    .skip 16

    .section .text.hardware_random,"ax",@progbits
    .globl naja_hardware_random
    .type naja_hardware_random, @function
naja_hardware_random:
    pushq %rbx
    movl $1, %eax
    xorl %ecx, %ecx
    cpuid
    xorl %eax, %eax
    btl $30, %ecx
    jnc 2f
    movl $10, %edx
1:  rdrandq %rax
    jc 2f
    decl %edx
    jnz 1b
    xorl %eax, %eax
2:  popq %rbx
    ret
    .size naja_hardware_random, . - naja_hardware_random
