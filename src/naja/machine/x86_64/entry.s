# PVH entry: 32-bit protected mode, no paging -> long mode -> CPL 3.
#
# Everything here runs at CPL 0, so it is short: the mappings proper are built at CPL 3
# by naja_prepare on these first tables, which let it do anything.
# On entry: ebx = address of hvm_start_info. Source: Xen docs/misc/pvh.pandoc.

    .section .note.pvh,"a",@note
    .balign 4
    .long 4, 8, 18                  # XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .quad naja_entry

    .section .text.entry,"ax",@progbits
    .globl naja_entry
    .type naja_entry, @function
    .code32
naja_entry:
    cli
    cld
    movl %ebx, %edi
    movl $naja_page_directories + 7, naja_page_pointers
    movl $naja_page_pointers + 7, naja_page_root
    movl $0x87, %eax                # present, writable, user, 2 MiB
    movl $naja_page_directories, %edx
1:  movl %eax, (%edx)
    addl $8, %edx
    addl $0x200000, %eax
    cmpl $__image_end + 0x400000, %eax
    jb 1b
    movl $naja_task_state, %eax     # the base of a TSS descriptor lies in three pieces
    movw %ax, naja_descriptors_task + 2
    shrl $16, %eax
    movb %al, naja_descriptors_task + 4
    movb %ah, naja_descriptors_task + 7
    movl $naja_page_root, %eax
    movl %eax, %cr3
    movl $0x6a0, %eax               # PAE PGE OSFXSR OSXMMEXCPT
    movl %eax, %cr4
    movl $0xc0000080, %ecx          # EFER: LME NXE
    movl $0x900, %eax
    xorl %edx, %edx
    wrmsr
    movl $0x80010033, %eax          # PG WP NE ET MP PE
    movl %eax, %cr0
    lgdt naja_descriptors_pointer
    ljmpl $0x10, $2f
    .code64
2:  movl $0x18, %eax
    movl %eax, %ss
    movl $naja_ring0_stack_top, %esp
    lidt naja_interrupts_pointer
    movl $0x40, %eax
    ltr %ax
    pushq $0x2b
    pushq $naja_ring0_page + 2048   # borrowed until the program's stack exists
    pushq $2
    pushq $0x33
    pushq $naja_prepare
    iretq
    .size naja_entry, . - naja_entry

# Selectors: 0x10 code and 0x18 data of CPL 0, 0x33 code and 0x2b data of CPL 3, 0x40 TSS.
# The accessed bits are set: the processor never writes here once the TSS is loaded.
    .section .rodata.descriptors,"a",@progbits
    .balign 16
naja_descriptors:
    .quad 0, 0
    .quad 0x00af9b000000ffff
    .quad 0x00cf93000000ffff
    .quad 0x00cffb000000ffff
    .quad 0x00cff3000000ffff
    .quad 0x00affb000000ffff
    .quad 0
naja_descriptors_task:
    .quad 0x0000890000000000 + naja_task_state_end - naja_task_state - 1
    .quad 0
naja_descriptors_pointer:
    .word naja_descriptors_pointer - naja_descriptors - 1
    .quad naja_descriptors
naja_interrupts_pointer:
    .word 4095
    .quad naja_interrupts

# The TSS: RSP0, and the ports that CPL 3 may use (a clear bit admits a port).
# 0x40-0x43 PIT  0x61 speaker gate  0x64 keyboard controller  0x70-0x71 clock  0xe9 debug
# console  0xf4 debug exit  0x3f8-0x3ff COM1  0xcf8-0xcff PCI configuration
    .section .rodata.task_state,"a",@progbits
    .balign 16
naja_task_state:
    .long 0
    .quad naja_ring0_stack_top
    .fill 90, 1, 0
    .word ports - naja_task_state
ports:
    .fill 8, 1, 0xff                # 0x00
    .byte 0xf0                      # 0x40-0x43
    .fill 3, 1, 0xff
    .byte 0xed                      # 0x61 0x64
    .byte 0xff
    .byte 0xfc                      # 0x70 0x71
    .fill 14, 1, 0xff
    .byte 0xfd                      # 0xe9
    .byte 0xef                      # 0xf4
    .fill 96, 1, 0xff               # 0xf8-0x3f7
    .byte 0                         # 0x3f8-0x3ff
    .fill 287, 1, 0xff
    .byte 0                         # 0xcf8-0xcff
    .byte 0xff                      # the processor may read one octet further
naja_task_state_end:

# Whole pages, not readable at CPL 3 once mapped.
    .section .bss.ring0,"aw",@nobits
    .balign 4096
    .globl naja_page_root, naja_page_pointers, naja_page_directories
    .globl naja_interrupts, naja_ring0_page, naja_ring0_stack_top, naja_ring0_end
    .globl naja_device_directory, naja_spare_tables, naja_spare_tables_end
    .globl naja_sealed, naja_device_floor, naja_high_end, naja_spare_next, naja_fault_stack
naja_interrupts:
    .skip 4096
naja_ring0_page:                    # below it the read-only naja_interrupts is its guard
naja_sealed:                        # 1: no more device windows
    .skip 8
naja_device_floor:                  # first address that is not RAM, in whole 2 MiB
    .skip 8
naja_high_end:                      # end of the RAM from 4 GiB on
    .skip 8
naja_spare_next:                    # the next unused page of naja_spare_tables
    .skip 8
naja_fault_stack:                   # top of the stack for naja_fault
    .skip 8
    .skip 4096 - 40
naja_ring0_stack_top:
naja_page_root:
    .skip 4096
naja_page_pointers:
    .skip 4096
naja_page_directories:
    .skip 4096
naja_device_directory:
    .skip 4096
naja_spare_tables:
    .skip 8192
naja_spare_tables_end:
naja_ring0_end:
