"""The Linux process: entry without libc, sealed by seccomp, on inherited descriptors.

`entry.s` maps the heap, sets fault handlers and seals; what runs afterwards may only
read, write, readv, writev, ppoll, clock_gettime and exit_group. Options come as environment
variables with the prefix `naja.`.
"""
