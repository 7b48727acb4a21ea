"""The machine's assembly as functions. See `*.s` of this room for what each does.

The gate refuses (-1) what would reach beyond its purpose; nothing here raises.
"""

from naja.unsafe import extern


# Prepare the local APIC; once, before the first `idle`.
@extern("naja_open_interrupts")
def open_interrupts() -> int: ...  # type: ignore[empty-body]


# Halt until an interrupt, at most `limit_ns` (capped at 4.29 s); 0: without limit.
@extern("naja_idle")
def idle(limit_ns: int) -> int: ...  # type: ignore[empty-body]


# The timer's count (nanoseconds to go); a `start` other than 0 is set first.
@extern("naja_timer_left")
def timer_left(start: int) -> int: ...  # type: ignore[empty-body]


# Map device registers uncached at virtual = physical; 0, or -1 when refused.
@extern("naja_map_device")
def map_device(physical: int, size: int) -> int: ...  # type: ignore[empty-body]


# No `map_device` from here on.
@extern("naja_seal")
def seal() -> int: ...  # type: ignore[empty-body]


# Let KVM fill `naja_kvm_time` and `naja_kvm_wall`; 0, or -1 where KVM has no clock.
@extern("naja_kvm_clock")
def kvm_clock() -> int: ...  # type: ignore[empty-body]


# 64 random bits; 0 when the processor has none.
@extern("naja_hardware_random")
def hardware_random() -> int: ...  # type: ignore[empty-body]


# End the machine; does not return.
@extern("naja_stop")
def stop(status: int) -> int: ...  # type: ignore[empty-body]
