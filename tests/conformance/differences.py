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
BY_NAME_ALONE = "classes that have the methods of a generator or coroutine"
NEWER = "CPython has changed since"
SYNTAX_ERRORS = "a SyntaxError keeps no place"
DICT_METHODS = "a method of dict, called by name on a subclass"
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
    "CPythonOrderedDictTests.test_dict_delitem": DICT_METHODS,
    "CPythonOrderedDictTests.test_dict_popitem": DICT_METHODS,
    "TestOneTrickPonyABCs.test_Coroutine": BY_NAME_ALONE,
    "TestSpecial.test_inherited_new_from_enhanced_enum": NEWER,
    "TestSpecial.test_nonhash_value": NEWER,
    "UrlParseTestCase.test_invalid_bracketed_hosts": NEWER,
    "SyntaxErrorTests.test_incorrect_constructor": SYNTAX_ERRORS,
    "TracebackCases.test_nocaret": SYNTAX_ERRORS,
    "GrammarTests.test_var_annot_basic_semantics": "an annotated name in parentheses",
    "Oddballs_Pure.test_bug_1028306": "a comparison of days, called by name",
    "Oddballs_Fast.test_bug_1028306": "a comparison of days, called by name",
    "TimeTestCase.test_process_time": "time of the process counts waiting",
    "TimeTestCase.test_thread_time": "names that an image lacks",
    "CPythonOrderedDictTests.test_issue24347": "keys whose hash changes",
    "TestCopy.test_copy_registry": "copyreg is another module of the interpreter's",
    "TestExitStack.test_callback": "keyword arguments of ExitStack.callback",
}


def documented(name: str, words: str) -> str | None:
    """The difference by which a test fails; None if it is none."""
    for part, reason in BY_WORDS.items():
        if part in words:
            return reason
    return BY_NAME.get(name)
