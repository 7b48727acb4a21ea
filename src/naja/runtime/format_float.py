"""`format` of float."""

from naja.runtime.format_spec import FormatSpec


def lay_out_float(value: float, spec: FormatSpec) -> str:
    raise NotImplementedError("formatting of float")
