"""Prove that the layer contracts can fail: plant a forbidden import and see it found.

A contract that passes whatever the code does is worse than none. For each planted line a copy of
the package gets one module that breaks one contract; `lint-imports` must refuse that copy.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLANTED = {
    "domain/planted.py": "from caseapp.storage import vault",
    "reports/planted.py": "import caseapp.storage",
    "ui/planted.py": "import sqlalchemy",
    "services/planted.py": "import PySide6.QtCore",
    "models/planted.py": "import caseapp.services",
    "planted.py": "",  # a module in no layer: the contract is exhaustive
}


def refused(name: str | None = None, line: str = "") -> bool:
    """Say whether the contracts refuse the package, with this line planted where a name is given."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(
            ROOT / "caseapp", copy / "caseapp", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(ROOT / "pyproject.toml", copy)
        if name is not None:
            (copy / "caseapp" / name).write_text(f'"""Planted."""\n{line}\n', encoding="utf-8")
        command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
        environment = {"PYTHONPATH": str(copy), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, text=True, check=False
        )
    return done.returncode != 0


def main() -> int:
    """Print the planted lines that nobody noticed; 1 where there are any."""
    if refused():
        print("the package itself is refused: the planted lines would prove nothing")
        return 1
    missed = [name for name, line in PLANTED.items() if not refused(name, line)]
    for name in missed:
        print(f"not found: {PLANTED[name]!r} in caseapp/{name}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
