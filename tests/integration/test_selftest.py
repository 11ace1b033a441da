"""What a bundle tries on itself works in a checkout too, down to locking into a new program."""

import subprocess
import sys
from pathlib import Path

from caseapp import __version__

ROOT = Path(__file__).resolve().parents[2]


def test_the_self_test_ends_as_another_program(tmp_path):
    line = [sys.executable, str(ROOT / "caseapp" / "__main__.py"), "doctor", "--frozen-self-test"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "self-test: worker, zones, migrations, vault",
        f"caseapp {__version__}",
    ]
    assert list(tmp_path.iterdir()) == []
