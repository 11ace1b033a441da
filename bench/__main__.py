"""`make bench`: run every figure, print it beside its bar, write build/bench.json."""

import importlib
import json
import sys
from pathlib import Path

MODULES = (
    "startup",
    "clients",
    "search",
    "memo",
    "law",
    "law_review",
    "size",
    "integrity",
    "authorizer",
    "backup",
    "locking",
    "decision_files",
    "decision_metadata",
    "citations",
    "imports",
    "library",
)
OUT = Path("build/bench.json")
TRIES = 3


def figures(name: str) -> list[dict[str, object]]:
    """Return the figures of one module; a void one is measured again, three times at most."""
    module = importlib.import_module(f"bench.{name}")
    found: list[dict[str, object]] = []
    for _ in range(TRIES):
        found = module.run()
        if not any(figure.get("void") for figure in found):
            break
    return found


def main() -> int:
    """Write the figures; 1 where a bar is missed or a figure stayed void."""
    wanted = sys.argv[1:] or MODULES
    results = [figure for name in wanted for figure in figures(name)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for figure in results:
        state = "void" if figure.get("void") else "ok" if figure.get("met", True) else "MISSED"
        print(f"{state:7} {figure['name']}: {figure['value']} (bar {figure.get('bar', '–')})")
    return 1 if any(f.get("void") or not f.get("met", True) for f in results) else 0


if __name__ == "__main__":
    sys.exit(main())
