"""The figures beside the rivals' as a picture: bench/figures.svg, from bench/results.json.

Usage: python bench/plot.py

One panel for each group of figures with more than one server, a bar for each; a bar of Naja's has
another colour. `bench/run.py` draws it after each run that measured such groups.
"""

import json
from html import escape
from pathlib import Path

from table import text_of

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
PICTURE = HERE / "figures.svg"
UNITS = ("/s", "ms", "Gbit/s")

WIDTH, LABELS, BARS = 860, 300, 420
LINE, GAP = 22, 40
OURS, THEIRS, INK, PAPER = "#1f6f54", "#b9bec6", "#1b1f24", "#ffffff"


def panels(figures: list[dict[str, object]]) -> dict[str, list[tuple[str, float, str]]]:
    """The groups that compare servers, in order: label, value and unit of each."""
    found: dict[str, list[tuple[str, float, str]]] = {}
    for figure in figures:
        value, unit = figure["value"], str(figure["unit"])
        if isinstance(value, int | float) and unit in UNITS:
            found.setdefault(str(figure["group"]), []).append((str(figure["name"]), value, unit))
    return {
        group: rows
        for group, rows in found.items()
        if len(rows) > 1 and any(name.startswith("Naja") for name, _, _ in rows)
    }


def text(x: int, y: int, said: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" fill="{INK}"{more}>{escape(said)}</text>'


def drawn(groups: dict[str, list[tuple[str, float, str]]], caption: str) -> str:
    """The picture as text."""
    body: list[str] = []
    y = 30
    for group, rows in groups.items():
        better = "less is better" if rows[0][2] == "ms" else "more is better"
        body.append(text(16, y, f"{group} ({better})", ' font-weight="bold"'))
        most = max(value for _, value, _ in rows)
        for name, value, unit in rows:
            y += LINE
            length = max(round(BARS * value / most), 1)
            colour = OURS if name.startswith("Naja") else THEIRS
            body.append(text(LABELS - 8, y, name, ' text-anchor="end"'))
            body.append(
                f'<rect x="{LABELS}" y="{y - 12}" width="{length}" height="15" fill="{colour}"/>'
            )
            body.append(text(LABELS + length + 6, y, f"{text_of(value)} {unit}"))
        y += GAP
    body.append(text(16, y, caption, ' font-size="11"'))
    size = f'width="{WIDTH}" height="{y + 16}" viewBox="0 0 {WIDTH} {y + 16}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif"'
    paper = f'<rect width="{WIDTH}" height="{y + 16}" fill="{PAPER}"/>'
    return "\n".join([f'{head} font-size="13">', paper, *body, "</svg>"]) + "\n"


def draw() -> bool:
    """Write the picture; False if nothing was measured that it would show."""
    results = json.loads(RESULTS.read_text("utf-8"))
    groups = panels(results["figures"])
    if not groups:
        return False
    caption = f"{results['processor']}, {results['time']}, load before {results['load_before']}"
    PICTURE.write_text(drawn(groups, caption), "utf-8")
    return True


if __name__ == "__main__":
    draw()
