"""Values to JSON text: the options of `dumps`. The classes of the values do the rest."""

from collections.abc import Callable

from naja.runtime.json_write_unsafe import JsonWriter


def layout(
    skipkeys: bool,
    ensure_ascii: bool,
    check_circular: bool,
    allow_nan: bool,
    indent: int | str | None,
    separators: tuple[str, str] | None,
    default: Callable[[object], object] | None,
    sort_keys: bool,
) -> JsonWriter:
    """What writes a value as the options want it."""
    made = JsonWriter(ensure_ascii, allow_nan)
    made.skip_keys = skipkeys
    made.check_circular = check_circular
    made.sort_keys = sort_keys
    made.default = default
    if indent is not None:
        made.indent = indent if isinstance(indent, str) else " " * indent
        made.item_separator = ","
    if separators is not None:
        made.item_separator, made.key_separator = separators
    return made


def written(value: object, out: JsonWriter) -> str:
    """The text of the value."""
    if value is None:
        out.null()
    else:
        value._naja_json(out)
    return out.out.finish()
