"""`make frozen`: build the folder, then try it from a path with a space and Cyrillic in it.

What is tried: a count, the demo with its memo (render worker), the command line on the demo's
vault, the self-test (workers, zones, every migration, a new vault, relaunch), and the window's
Desk process, offscreen, with the time that it takes beside the same start from the sources.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from caseapp.app.processes import DeskProcess, Opening
from caseapp.cli.demo import PASSPHRASE
from caseapp.services.unlock import unlock_vault
from caseapp.system.command import command_line

ROOT = Path(__file__).resolve().parent.parent
NAME = "caseapp.exe" if sys.platform == "win32" else "caseapp"
COUNT = ("count", "--method", "echr", "--period", "4 months", "--event", "2026-03-03", "--json")
UNWANTED = ("DarkGarden", "Qt6Network", "QtNetwork", "Qt6Qml", "__pycache__")
RUNS = 3
SECONDS = 180.0


def build() -> Path:
    """Run PyInstaller and return the folder it made."""
    out = ROOT / "build" / "frozen"
    shutil.rmtree(out, ignore_errors=True)
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR",
        f"--distpath={out}", f"--workpath={ROOT / 'build' / 'pyinstaller'}",
        str(ROOT / "installer" / "caseapp.spec"),
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT)
    return out / "caseapp"


class Trial:
    """A copy of the folder in somebody's home, and nothing of this machine's Python around it."""

    def __init__(self, folder: Path, home: Path) -> None:
        """Copy the folder to a path with a space and Cyrillic."""
        self.home = home
        self.place = home / "папка с делами"
        shutil.copytree(folder, self.place, symlinks=True)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.environment = {
            **kept, "HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home / "app data"),
            "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "default.warning=false",  # what the offscreen platform cannot do
        }  # fmt: skip

    def run(self, *arguments: str, given: str = "") -> str:
        """Run the frozen program; return what it said, or end with what went wrong."""
        done = subprocess.run(
            [self.place / NAME, *arguments], env=self.environment, cwd=self.home, input=given,
            capture_output=True, encoding="utf-8", timeout=SECONDS, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            sys.exit(f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def command_line(self) -> Path:
        """Try the commands; return the demo's vault."""
        require(json.loads(self.run(*COUNT))["last_day"] == "2026-07-03", "the count is wrong")
        out = self.home / "демо 1"
        said = self.run("demo", "--out", str(out), "--no-window")
        require(PASSPHRASE in said, "the demo does not tell its passphrase")
        memo = (out / "memo.pdf").read_bytes()
        require(memo.startswith(b"%PDF-"), "the render worker wrote no memo")
        vault = out / "demo.casevault"
        self.run("vault", "check", str(vault), given=PASSPHRASE + "\n")
        said = self.run("doctor", "--frozen-self-test")
        require(said.splitlines()[-1].startswith("caseapp "), "it did not start itself again")
        return vault

    def desk_seconds(self, vault: Path, command: list[str]) -> float:
        """Return the seconds from the start of a Desk to its painted window."""
        key = unlock_vault(vault, PASSPHRASE)
        os.environ.pop("XDG_CONFIG_HOME", None)
        os.environ.update(self.environment)  # a Desk inherits ours
        start = time.perf_counter()
        desk = DeskProcess(command)
        try:
            desk.hand_over(Opening(str(vault), key.pack()))
            answer = desk.wait_answer(SECONDS)
            seconds = time.perf_counter() - start
        finally:
            desk.abandon()
            key.wipe()
        require(answer.state == "open", f"no window: {answer}")
        return seconds


def require(truth: bool, otherwise: str) -> None:
    """End with a sentence unless something holds."""
    if not truth:
        sys.exit(f"frozen: {otherwise}")


def tried(folder: Path) -> None:
    """Try the folder and print its figures."""
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*")]
    unwanted = [name for name in names if any(word in name for word in UNWANTED)]
    require(not unwanted, f"in the bundle, but not wanted: {unwanted}")
    with tempfile.TemporaryDirectory() as parent:
        home = Path(parent) / "мой дом 1"
        home.mkdir()
        trial = Trial(folder, home)
        vault = trial.command_line()
        frozen, sources = [], []
        for _ in range(RUNS):  # side by side, so that both meet the same load
            frozen.append(trial.desk_seconds(vault, [str(trial.place / NAME), "--desk"]))
            sources.append(trial.desk_seconds(vault, command_line("--desk")))
    megabytes = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    ours, theirs = statistics.median(frozen), statistics.median(sources)
    print(f"frozen: {megabytes:.0f} MB; works from a path with a space and Cyrillic")
    print(
        f"frozen: window open after {ours:.2f} s; from the sources {theirs:.2f} s; "
        f"ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    tried(build())
