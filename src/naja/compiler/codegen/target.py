"""The target machine and what llvmlite does for us: text IR in, an ELF object out."""

from __future__ import annotations

import functools
from typing import Any

import llvmlite
import llvmlite.binding as llvm

TRIPLE = "x86_64-unknown-none-elf"
CPU = "x86-64"
FEATURES = "+sse,+sse2,+cx16,-x87,-mmx,-avx"

# Loop strength reduction may keep, of an object in use, only an address in front of it;
# the collector, which finds stack words that point into an object, would not see that.
OPTION = "--disable-lsr"

# Part of every cache key: what else the octets of an object depend on.
FINGERPRINT = f"{TRIPLE} {CPU} {FEATURES} {OPTION} llvmlite {llvmlite.__version__}"


class CodegenError(Exception):
    """LLVM refused the text; the program at fault is the compiler."""


@functools.cache
def _initialise() -> None:
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    llvm.initialize_native_asmparser()
    llvm.set_option("naja", OPTION)


@functools.cache
def target_machine(opt_level: int) -> Any:
    """Static relocation, small code model: all addresses are below 2 GiB.

    Never the instruction selector of level 0: it folds a load of the swifterror register
    into the compare that follows, as if the register held an address.
    """
    _initialise()
    return llvm.Target.from_triple(TRIPLE).create_target_machine(
        cpu=CPU, features=FEATURES, opt=max(opt_level, 1), reloc="static", codemodel="small"
    )


@functools.cache
def header() -> str:
    """The first lines of every module."""
    layout = str(target_machine(0).target_data)
    return f'target datalayout = "{layout}"\ntarget triple = "{TRIPLE}"\n'


def parse(text: str) -> Any:
    """An LLVM module. CodegenError shows the offending line."""
    _initialise()
    try:
        module = llvm.parse_assembly(text)
        module.verify()
    except RuntimeError as error:
        raise CodegenError(f"LLVM refuses the code: {error}") from error
    return module


def optimise(module: Any, opt_level: int, inlining: int, rounds: int = 1) -> None:
    """LLVM's own pipeline of this level, without the vectorisers.

    `inlining` is LLVM's threshold: the cost up to which a call is replaced by its callee.
    A second round takes out of loops what the first could not: there, the tests for errors
    of inlined calls were still in the way.
    """
    machine = target_machine(opt_level)
    options = llvm.create_pipeline_tuning_options(speed_level=opt_level)
    options.loop_vectorization = False
    options.slp_vectorization = False
    options.inlining_threshold = inlining
    builder = llvm.create_pass_builder(machine, options)
    for _ in range(rounds):
        builder.getModulePassManager().run(module, builder)


def compile_text(text: str, opt_level: int, inlining: int = 0, rounds: int = 1) -> bytes:
    """Text IR to a relocatable object; at level 0 the code goes through unchanged."""
    module = parse(text)
    if opt_level:
        optimise(module, opt_level, inlining, rounds)
    octets: bytes = target_machine(opt_level).emit_object(module)
    return octets
