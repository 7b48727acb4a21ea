"""Typed IR to relocatable objects: text LLVM IR, LLVM through llvmlite, the tables.

`emit_objects` is the way in. Deliberately missing: vectorisation, and any analysis that
LLVM already makes.
"""

from naja.compiler.codegen.driver import ObjectFile, emit_objects, module_texts
from naja.compiler.codegen.target import CodegenError

__all__ = ["CodegenError", "ObjectFile", "emit_objects", "module_texts"]
