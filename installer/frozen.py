"""`make frozen`: build the folder, then try it from a path with a space and Cyrillic in it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "caseapp.exe" if sys.platform == "win32" else "caseapp"


def build() -> Path:
    """Run PyInstaller and return the folder it made."""
    out = ROOT / "build" / "frozen"
    shutil.rmtree(out, ignore_errors=True)
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN",
        f"--distpath={out}", f"--workpath={ROOT / 'build' / 'pyinstaller'}",
        str(ROOT / "installer" / "caseapp.spec"),
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT)
    return out / "caseapp"


def tried(folder: Path) -> None:
    """Run the frozen program as a user would: count, demo with memo (worker), check, relaunch."""
    with tempfile.TemporaryDirectory() as parent:
        home = Path(parent) / "мой дом 1"
        home.mkdir()
        place = home / "папка с делами"
        shutil.copytree(folder, place, symlinks=True)
        program = place / NAME
        environment = {
            "HOME": str(home), "PATH": os.environ.get("PATH", ""), "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8", "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
        }  # fmt: skip

        def run(*arguments: str, given: str = "") -> str:
            done = subprocess.run(
                [program, *arguments], env=environment, cwd=home, input=given,
                capture_output=True, text=True, timeout=180, check=False,
            )  # fmt: skip
            if done.returncode != 0:
                sys.exit(f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
            return done.stdout

        counted = run(
            "count", "--method", "echr", "--period", "4 months", "--event", "2026-03-03", "--json"
        )
        if json.loads(counted)["last_day"] != "2026-07-03":
            sys.exit(f"the frozen program counts wrongly: {counted}")
        out = home / "демо"
        run("demo", "--out", str(out), "--no-window")
        if not (out / "memo.pdf").read_bytes().startswith(b"%PDF-"):
            sys.exit("the render worker of the frozen program wrote no memo")
        run("doctor", "--frozen-self-test")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"frozen: {size / 1e6:.0f} MB, works from a path with a space and Cyrillic")


if __name__ == "__main__":
    tried(build())
