"""The long proofs of the network stack against Linux; `make proof` runs them all. Root.

Usage: python bench/proof/run.py [transfer] [capture] [churn] [hostile]

All parts without arguments. A part that was run puts its rows in the place of its earlier ones in
docs/proof.md. Exit status 1 if a row is not what it has to be.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(ROOT / "tests"), str(ROOT / "src")]

import capture  # noqa: E402
import churn  # noqa: E402
import holding  # noqa: E402
import transfer  # noqa: E402
from row import Row  # noqa: E402

from interop.network import reason_not_to_run  # noqa: E402

PAGE = ROOT / "docs" / "proof.md"
RESULTS = HERE / "results.json"
PARTS: dict[str, Callable[[], list[Row]]] = {
    "transfer": transfer.measure,
    "capture": capture.measure,
    "churn": churn.measure,
    "hostile": holding.measure,
}
HEAD = """\
# Proofs against Linux

Written by `make proof` (`bench/proof`), not by hand; a part alone: `make proof PARTS=transfer`.
The image runs as a sealed process behind a TAP interface, Linux's stack in a network namespace
beside it. Rates depend on the machine and on what else it does.
"""


def page(kept: dict[str, list[dict[str, str]]]) -> str:
    lines = [HEAD]
    for name, part in PARTS.items():
        if name not in kept:
            continue
        said = sys.modules[part.__module__].__doc__ or ""
        lines += [f"## {name}", "", said.strip(), ""]
        lines += ["| what | found | must be | |", "|---|---|---|---|"]
        for row in kept[name]:
            lines.append(f"| {row['what']} | {row['found']} | {row['wanted']} | {row['note']} |")
        lines.append("")
    return "\n".join(lines)


def main() -> int:
    reason = reason_not_to_run()
    if reason is not None:
        print(f"proof: {reason}", file=sys.stderr)
        return 1
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    right = True
    for name, part in PARTS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        began = time.monotonic()
        rows = part()
        for row in rows:
            mark = "" if row.right else "  WRONG"
            print(f"{name}: {row.what}: {row.found} ({row.wanted}) {row.note}{mark}", flush=True)
            right = right and row.right
        print(f"proof: {name} took {time.monotonic() - began:.0f} s", file=sys.stderr)
        kept[name] = [row.as_record() for row in rows]
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
        PAGE.write_text(page(kept), "utf-8")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
