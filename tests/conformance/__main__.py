"""`make conformance`: run CPython's tests and write the table. Arguments: only these modules."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

from conformance.package import NAME, find_or_fetch
from conformance.run_module import Module, Verdict
from conformance.table import counted, rewrite
from support.tree import ROOT

WORK = ROOT / ".naja-cache" / "conformance"
LIMIT_S = 1800
MODULES = (
    "test_int test_float test_bool test_complex test_unicode test_bytes test_list test_tuple "
    "test_dict test_set test_slice test_range test_builtin test_enumerate test_sort test_string "
    "test_format test_fstring test_struct test_json.test_decode test_json.test_default "
    "test_json.test_dump test_json.test_encode_basestring_ascii test_json.test_fail "
    "test_json.test_float test_json.test_indent test_json.test_pass1 test_json.test_recursion "
    "test_json.test_scanstring test_json.test_separators test_json.test_unicode test_math "
    "test_random test_hashlib test_hmac test_secrets test_base64 test_binascii test_zlib "
    "test_urlparse test_collections test_heapq test_bisect test_itertools test_functools "
    "test_operator test_textwrap test_enum test_dataclasses test_contextlib test_memoryio "
    "test_logging test_traceback test_copy test_typing test_abc test_datetime test_time "
    "test_generators test_coroutines test_asyncgen test_richcmp test_exceptions "
    "test_exception_group test_with test_iter test_unpack test_grammar test_patma test_augassign "
    "test_compare test_contains test_opcodes test_scope test_decorators test_property test_descr "
    "test_named_expressions test_positional_only_arg test_keywordonlyarg test_dictcomps "
    "test_dictviews test_deque test_defaultdict test_ordered_dict test_except_star test_raise "
    "test_super test_binop test_long test_memoryview"
).split()


def one(module: str) -> None:
    """Run a module and keep its verdicts in a file (in a process of its own)."""
    package = find_or_fetch()
    assert package is not None
    found = Module(package, module, WORK).verdicts()
    (WORK / f"{module}.verdicts").write_text(json.dumps([asdict(item) for item in found]))


def main(wanted: list[str]) -> int:
    """The table gets new rows of what was run."""
    if find_or_fetch() is None:
        print(f"conformance: the Debian package {NAME} cannot be fetched here", file=sys.stderr)
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    for module in wanted or MODULES:
        (WORK / f"{module}.verdicts").unlink(missing_ok=True)
        command = [sys.executable, "-m", "conformance", "--one", module]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S)
        except subprocess.TimeoutExpired:
            print(f"{module}: not done after {LIMIT_S} s", flush=True)
            continue
        if done.returncode != 0:
            why = (done.stderr.strip().splitlines() or ["it ended"])[-1]
            print(f"{module}: {why}", flush=True)
        else:
            print(f"{module}: {counted(verdicts_of(module))}", flush=True)
            rewrite({module: verdicts_of(module)}, MODULES)
    return 0


def verdicts_of(module: str) -> list[Verdict]:
    text = (WORK / f"{module}.verdicts").read_text()
    return [Verdict(**item) for item in json.loads(text)]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1:]))
