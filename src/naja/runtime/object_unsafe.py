"""What every object can do: its default `repr` and hash, and the names of its class."""

from typing import NoReturn

from naja.abi import layout
from naja.lang.bits import shr_u
from naja.lang.widths import u32, u64
from naja.unsafe import Ptr, always_inline, object_address, object_at


@always_inline
def same_class(a: object, b: object) -> bool:
    """Whether two objects have the very same class: then neither overrides what the other has."""
    return Ptr[u64](object_address(a))[0] == Ptr[u64](object_address(b))[0]


def default_hash(value: object) -> int:
    """By identity: objects never move, and their addresses are multiples of 16."""
    return object_address(value) >> 4


def default_repr(value: object) -> str:
    """`<module.Class object at 0x...>`."""
    address = object_address(value)
    kind = Ptr[u64](address)[0]
    return "<" + _dotted_name(kind) + " object at " + _hexadecimal(address) + ">"


def plain_class(kind: type) -> type:
    """The class without its type arguments: `type([1]) is list`.

    A class with arguments is described with the name of the class itself, its base.
    """
    own = Ptr[u64](object_address(kind))
    if own[layout.TYPE_BASE // 8] == 0:
        return kind
    base = Ptr[u64](own[layout.TYPE_BASE // 8])
    same_name = own[layout.TYPE_NAME // 8] == base[layout.TYPE_NAME // 8]
    if same_name and own[layout.TYPE_MODULE // 8] == base[layout.TYPE_MODULE // 8]:
        return object_at(own[layout.TYPE_BASE // 8], type)
    return kind


def type_qualified_name(kind: type) -> str:
    return object_at(Ptr[u64](object_address(kind))[layout.TYPE_NAME // 8], str)


def type_name(kind: type) -> str:
    """The last part of the qualified name."""
    name = type_qualified_name(kind)
    return name[name.rfind(".") + 1 :]


def type_module(kind: type) -> str:
    return object_at(Ptr[u64](object_address(kind))[layout.TYPE_MODULE // 8], str)


def type_repr(kind: type) -> str:
    return "<class '" + _dotted_name(object_address(kind)) + "'>"


def function_repr(value: object) -> str:
    """Of a function value; one that stands for a class (naja.compiler.lower.closures) shows it."""
    address = object_address(value)
    names = Ptr[u64](address)[2]
    if _closure_kind(address) == "class":
        return "<class '" + _dotted_name(names) + "'>"
    shown = ""
    if names != 0:
        shown = object_at(Ptr[u64](names)[2], str) + " "
    return "<function " + shown + "at " + _hexadecimal(address) + ">"


def function_names(value: object, name: str) -> int:
    """The address of what a function is called; AttributeError if it has no names."""
    address = object_address(value)
    names = Ptr[u64](address)[2]
    if names == 0 or _closure_kind(address) == "class":
        raise AttributeError("'function' object has no attribute '" + name + "'")
    return names


def equal_functions(left: object, right: object) -> bool:
    """Of two function values: one object, or the same method of the same object."""
    first, second = _adapted(object_address(left)), _adapted(object_address(right))
    if first == second:
        return True
    if _closure_kind(first) != "method" or _closure_kind(second) != "method":
        return False
    a, b = Ptr[u64](first), Ptr[u64](second)
    return a[2] != 0 and a[2] == b[2] and a[3] == b[3]


def same_functions(left: object, right: object) -> bool:
    """`left is right` of two function values, in whatever way each is called."""
    return _adapted(object_address(left)) == _adapted(object_address(right))


def hash_function(function: object) -> int:
    """Alike for functions that are equal."""
    address = _adapted(object_address(function))
    if _closure_kind(address) == "method":
        words = Ptr[u64](address)
        return shr_u(words[2], 4) ^ shr_u(words[3], 3)
    return shr_u(address, 4)


def equals_function(function: object, other: object) -> bool:
    """`function == other`, which may be a function that is kept as an object."""
    if other is None:
        return False
    address = object_address(other)
    kind = Ptr[u32](Ptr[u64](address)[0])
    if _closure_kind(address) != "function" or kind[layout.TYPE_SIZE // 4] != layout.BOX_VALUE + 8:
        return False
    return equal_functions(function, object_at(Ptr[u64](address)[1], object))


def _adapted(address: int) -> int:
    """The function that is called in another way by the closure object at `address`."""
    while _closure_kind(address) == "adapter":
        address = Ptr[u64](address)[3]
    return address


def _closure_kind(address: int) -> str:
    return object_at(Ptr[u64](Ptr[u64](address)[0])[layout.TYPE_NAME // 8], str)


def is_instance_of(value: object, kind: type) -> bool:
    """`isinstance` of a class known only at run time: by the range of its subclasses."""
    number = Ptr[u32](Ptr[u64](object_address(value))[0])[layout.TYPE_ID // 4]
    wanted = Ptr[u32](object_address(kind))
    return wanted[layout.TYPE_ID // 4] <= number <= wanted[layout.TYPE_LAST_ID // 4]


def _dotted_name(kind: int) -> str:
    """Module and qualified name of a TypeDesc; without the module `builtins`."""
    module = object_at(Ptr[u64](kind)[layout.TYPE_MODULE // 8], str)
    name = object_at(Ptr[u64](kind)[layout.TYPE_NAME // 8], str)
    return name if module == "builtins" else module + "." + name


def _hexadecimal(value: int) -> str:
    digits = ""
    while True:
        digits = "0123456789abcdef"[value & 15] + digits
        value = value >> 4
        if value == 0:
            return "0x" + digits


def raise_unordered(op: str, left: type, right: type) -> NoReturn:
    """Two objects between which a comparison has no meaning."""
    message = "'" + op + "' not supported between instances of '"
    raise TypeError(message + type_name(left) + "' and '" + type_name(right) + "'")


def raise_unhashable(kind: type) -> NoReturn:
    """An object of a class that says what is equal to it, and nothing of a hash."""
    raise TypeError("unhashable type: '" + type_name(kind) + "'")


def is_subclass(kind: type, base: type) -> bool:
    """`issubclass` of two classes known only at run time."""
    number = Ptr[u32](object_address(kind))[layout.TYPE_ID // 4]
    wanted = Ptr[u32](object_address(base))
    return wanted[layout.TYPE_ID // 4] <= number <= wanted[layout.TYPE_LAST_ID // 4]


def raise_unsupported(op: str, left: type, right: type) -> NoReturn:
    """An operator for which neither operand has a method that takes the other."""
    if op in ("<", "<=", ">", ">="):
        raise_unordered(op, left, right)
    message = "unsupported operand type(s) for " + op + ": '"
    raise TypeError(message + type_name(left) + "' and '" + type_name(right) + "'")


def raise_second_class(name: str) -> NoReturn:
    """A class statement in a function ran again; the image has one class for it."""
    raise NotImplementedError(
        "the class " + name + " has values of its own and is made a second time; move it out of "
        "the function"
    )


def raise_other_object(name: str) -> NoReturn:
    """A `__new__` gave an object of another class, which an image cannot pass on."""
    raise NotImplementedError("__new__ of " + name + " does not return an object of that class")


def raise_wrong_class(wanted: str, kind: type) -> NoReturn:
    """A value came where a type is declared that it is not of: its memory would be misread."""
    raise TypeError("a value of class " + type_name(kind) + " where " + wanted + " is declared")


def raise_abstract_class(name: str, missing: str) -> NoReturn:
    """The class `name` lacks the methods `missing`, which are separated by commas."""
    methods = "methods" if "," in missing else "method"
    raise TypeError(f"Can't instantiate abstract class {name} with abstract {methods} {missing}")


def raise_unfit_class(kind: type) -> NoReturn:
    """A class given for a `type[Protocol]` cannot be called with the arguments that are there."""
    raise TypeError(type_name(kind) + "() does not take these arguments")


def raise_replaced_class(name: str) -> NoReturn:
    """A class decorator gave another class, which an image cannot put in its place."""
    raise NotImplementedError("the decorator of class " + name + " does not return the class")
