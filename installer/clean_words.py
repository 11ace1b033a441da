"""Nothing that belongs to one machine or to nobody may be committed.

Paths of a machine, hosts of package registries, unfinished words, and a lock file that names hosts.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SELF = Path(__file__).name
FORBIDDEN = re.compile(
    r"https?://(files|registry|deb|pypi|index)\."
    r"|(?<![\w.])/(work|farm|root)/"
    r"|\b(TODO|FIXME|XXX|HACK)\b"
)
TEXT = {".py", ".md", ".toml", ".txt", ".sh", ".csv", ".po", ".yml", ".cfg", ".tmpl", ".jsonl", ""}


def main() -> int:
    """Print each forbidden word with its place; 1 where there is any."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.name == SELF or path.suffix not in TEXT or not path.is_file():
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="ignore").splitlines(), 1):
            if match := FORBIDDEN.search(line):
                found.append(f"{name}:{number}: {match[0]}")
    if (ROOT / "uv.lock").exists():
        found.append("uv.lock names hosts: pin with installer/pin.sh instead")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
