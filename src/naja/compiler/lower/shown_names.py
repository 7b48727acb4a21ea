"""The names that CPython has for classes which nobody names: iterators, views, functions."""

from __future__ import annotations

_ITERATION = "naja.runtime.iteration."
_CURSORS = "naja.runtime.dict_cursors_unsafe."
_TRACEBACKS = "naja.runtime.traceback_objects_unsafe."

# Class of ours -> name of the class of `builtins` that it stands for.
SHOWN = {
    "naja.runtime.dict_views.DictKeys": "dict_keys",
    "naja.runtime.dict_views.DictValues": "dict_values",
    "naja.runtime.dict_views.DictItems": "dict_items",
    _CURSORS + "DictKeyIterator": "dict_keyiterator",
    _CURSORS + "DictValueIterator": "dict_valueiterator",
    _CURSORS + "DictItemIterator": "dict_itemiterator",
    "naja.runtime.list_core_unsafe.ListIterator": "list_iterator",
    "naja.runtime.list_core_unsafe.ListReverseIterator": "list_reverseiterator",
    "naja.runtime.tuple_unsafe.TupleIterator": "tuple_iterator",
    "naja.runtime.tuple_unsafe.TupleReverseIterator": "reversed",
    "naja.runtime.set_unsafe.SetIterator": "set_iterator",
    "naja.runtime.ranges.RangeIterator": "range_iterator",
    "naja.runtime.text_iterate.StrIterator": "str_ascii_iterator",
    "naja.runtime.octets_unsafe.BytesIterator": "bytes_iterator",
    "naja.runtime.octets_unsafe.BufferIterator": "bytearray_iterator",
    _ITERATION + "Enumerate": "enumerate",
    _ITERATION + "Map": "map",
    _ITERATION + "Map2": "map",
    _ITERATION + "Filter": "filter",
    _ITERATION + "Truthy": "filter",
    _ITERATION + "SequenceReverse": "reversed",
    _ITERATION + "CallIterator": "callable_iterator",
    "naja.runtime.zipping.Zip": "zip",
    "naja.runtime.zipping.Zip3": "zip",
    "naja.runtime.zipping.ZipMany": "zip",
    "types.NoneType": "NoneType",
    "types.EllipsisType": "ellipsis",
    "types.NotImplementedType": "NotImplementedType",
    "types.GeneratorType": "generator",
    "types.CoroutineType": "coroutine",
    "types.AsyncGeneratorType": "async_generator",
    "types.ModuleType": "module",
    "types.FunctionType": "function",
    "types.MethodType": "method",
    "types.BuiltinFunctionType": "builtin_function_or_method",
    _TRACEBACKS + "TracebackType": "traceback",
    _TRACEBACKS + "FrameType": "frame",
    _TRACEBACKS + "CodeType": "code",
}
# Class of `types` -> class of ours of which generators and their kin are.
FRAMES = {
    "types.GeneratorType": "typing.Generator",
    "types.CoroutineType": "typing.Coroutine",
    "types.AsyncGeneratorType": "typing.AsyncGenerator",
}
