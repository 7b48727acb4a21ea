"""Rows of figures as a text table."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value. `target` is what the project promises, "" where it is a comparison."""

    group: str
    name: str
    value: float | None
    unit: str
    target: str = ""
    note: str = ""

    def as_record(self) -> dict[str, object]:
        return asdict(self)


def text_of(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.2f}"


def table(figures: list[Figure]) -> str:
    """One line a figure, groups apart."""
    head = ("what", "value", "unit", "target", "note")
    rows = [(f.name, text_of(f.value), f.unit, f.target, f.note) for f in figures]
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(4)]
    lines = [_line(head, widths)]
    group = ""
    for figure, row in zip(figures, rows, strict=True):
        if figure.group != group:
            group = figure.group
            lines += ["", group]
        lines.append(_line(row, widths))
    return "\n".join(lines)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    name, value, unit, target, note = row
    cells = [
        f"  {name:<{widths[0]}}",
        f"{value:>{widths[1]}}",
        f"{unit:<{widths[2]}}",
        f"{target:<{widths[3]}}",
        note,
    ]
    return "  ".join(cells).rstrip()
