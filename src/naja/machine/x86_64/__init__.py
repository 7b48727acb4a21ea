"""The x86-64 virtual machine: PVH entry, CPL 3, serial console, clocks, idle, power.

A boot, file by file: `entry.s` (ring 0, to CPL 3), `prepare.s` (CPL 3: final page tables),
then `naja_main` in `naja.boot`. `traps.s` holds exceptions and the gate, whose optional
operations lie in `interrupts.s devices.s clock.s power.s`.

Memory, virtual = physical: page 0 and what lies from 0xa0000 to 1 MiB unmapped; the rest
of the first MiB for devices; the image (constants r--, text r-x, data rw-); interrupt and
page tables, out of CPL 3's reach; guard, fault stack, guard, program stack; heap to the end
of the RAM range that holds the image. RAM above 4 GiB is not used.
"""
