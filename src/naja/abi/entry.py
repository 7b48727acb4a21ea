"""Names through which compiler, runtime, machine and boot find each other.

The compiler requests these guest functions ("module:function") itself.
"""

from typing import Final

# Called by compiled code. Types are those of the definitions in `naja.runtime`.
NEW_OBJECT: Final = "naja.runtime.allocate_unsafe:new_object"  # (type: int, size: int) -> int
# The same where the size is known: in line in the program, called in the library.
# (type, octets of a slot, offset of the class: int) -> int
NEW_SMALL: Final = "naja.runtime.allocate_unsafe:new_small"
NEW_SMALL_CALLED: Final = "naja.runtime.allocate_unsafe:new_small_called"
NEW_ARRAY: Final = "naja.runtime.allocate_unsafe:new_array"  # (type, count, stride: int) -> int
# (type, capacity, stride, source, start, count: int) -> int
NEW_ARRAY_RUN: Final = "naja.runtime.allocate_unsafe:new_array_run"
NEW_STR: Final = "naja.runtime.allocate_unsafe:new_str"  # (count: int, kind: int) -> int
NEW_BYTES: Final = "naja.runtime.allocate_unsafe:new_bytes"  # (count: int) -> int
NEW_BYTES_UNSET: Final = "naja.runtime.allocate_unsafe:new_bytes_unset"  # the same

RAISE_OVERFLOW: Final = "naja.runtime.failures:raise_overflow"  # () -> NoReturn
RAISE_ZERO_DIVISION: Final = "naja.runtime.failures:raise_zero_division"  # (message: str)
RAISE_SHIFT: Final = "naja.runtime.failures:raise_negative_shift"  # ()
RAISE_UNBOUND: Final = "naja.runtime.failures:raise_unbound_local"  # (name: str)
RAISE_ATTRIBUTE: Final = "naja.runtime.failures:raise_attribute"  # (class: str, name: str)
RAISE_UNPACK: Final = "naja.runtime.failures:raise_unpack"  # (wanted: int, got: int)
RAISE_ASSERTION: Final = "naja.runtime.failures:raise_assertion"  # ()
RAISE_NOT_PLAIN: Final = "naja.runtime.failures:raise_not_plain"  # (value, wanted class)
RAISE_RECURSION: Final = "naja.runtime.failures:raise_recursion"  # ()
RAISE_CAST: Final = "naja.runtime.failures:raise_wrong_cast"  # (wanted: str)
RAISE_CLASS: Final = "naja.runtime.object_unsafe:raise_wrong_class"  # (wanted: str, type)
RAISE_GENERATOR: Final = "naja.runtime.failures:raise_generator_running"  # ()
OS_ERROR: Final = "naja.runtime.os_errors:os_error"  # (number, text, ...: object) -> OSError

JSON_TYPED: Final = "json.typed"  # makes of a JSON value what a program wants
STRUCT: Final = "struct"

CONTEXT: Final = "naja.runtime.traceback_unsafe:set_context"  # (error, handled: BaseException)
ADD_CONTEXT: Final = "naja.runtime.traceback_unsafe:add_context"  # (error, handled)
FORGET_DEAD_FRAMES: Final = "naja.runtime.collect_unsafe:forget_dead_frames"  # ()
GENERIC_CALLED: Final = "naja.runtime.failures:generic_called"  # () -> Never
EQUAL_FUNCTIONS: Final = "naja.runtime.object_unsafe:equal_functions"
TRACEBACK: Final = "naja.runtime.traceback_unsafe:append"  # (error: BaseException, site: int)

# What `naja_program` does with an exception that nobody handled; the exit status.
REPORT: Final = "naja.runtime.traceback_print_unsafe:exit_status"  # (error: BaseException) -> int

TUPLE_HASH_MIX: Final = "naja.runtime.hashing:tuple_hash_mix"  # (state: int, lane: int) -> int
TUPLE_HASH_END: Final = "naja.runtime.hashing:tuple_hash_end"  # (state: int, count: int) -> int
TUPLE_HASH_START: Final = 2870177450012600261

# Called by machine entry assembly, in this order, with the C ABI; on the program's stack.
RUNTIME_MAIN: Final = "naja_main"  # void naja_main(long boot_information)
PROGRAM: Final = "naja_program"  # initialises the program's modules; made by the compiler
