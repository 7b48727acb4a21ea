"""Checks that fail in an image as `docs/language.md` says they do: no bugs, and so taken out."""

from __future__ import annotations

from conformance.wide import REASON

# What errors say of a documented difference.
BY_WORDS = {
    "integer result does not fit in 64 bits": REASON,
    "Python int too large to convert to C ssize_t": REASON,
    "unknown encoding: ": "encodings that an image lacks",
    "an int to a negative power is a float": "integers to negative powers",
    "a negative float to a power that is not whole": "complex powers of floats",
    "unsupported hash type shake_": "hashlib.new of SHAKE",
    "a view of every n-th octet": "views of other than octets in order",
    "struct formats are literals here": "computed formats",
    "a view in an image shows octets": "views of other than octets in order",
}
VALUES = "values have no identity"
FINALISED = "nothing is finalised"
# Tests of what the table of differences says in its own words.
BY_NAME = {
    "ListTest.test_repeat": VALUES,
    "TupleTest.test_repeat": VALUES,
    "TestSequence.test_repeat": VALUES,
    "TestCopy.test_deepcopy_tuple": VALUES,
    "BytesTest.test_repeat_id_preserving": VALUES,
    "UnicodeTest.test_bug1001011": VALUES,
    "TestFrozenSet.test_constructor_identity": VALUES,
    "TestCopy.test_copy_function": VALUES,
    "GeneralFloatCases.test_float_containment": "a NaN in a container is not found",
    "ByteArrayTest.test_resize_forbidden": "a view tells of a resize when it is used",
    "CBytesIOTest.test_getbuffer": "a view tells of a resize when it is used",
    "DictSetTest.test_keys_set_operations": "a frozenset and a view are a frozenset",
    "CPythonOrderedDictTests.test_key_change_during_iteration": "a dict that keeps its size",
    "TestDecorateSortUndecorate.test_key_with_mutating_del": FINALISED,
    "FinalizationTest.test_refcycle": FINALISED,
    "TestExitStack.test_callback": "keyword arguments of ExitStack.callback",
}


def documented(name: str, words: str) -> str | None:
    """The difference by which a test fails; None if it is none."""
    for part, reason in BY_WORDS.items():
        if part in words:
            return reason
    return BY_NAME.get(name)
