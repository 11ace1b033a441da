"""What a start waits for: the first screens, and no more."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
FIRST_SCREENS = """
import sys
from caseapp.app.window import loading
loading.load(loading.DESK)
import caseapp.app.window.desk, caseapp.ui.today.view, caseapp.ui.clients.view
print(*sys.modules)
"""
TOO_MUCH = {
    "alembic", "holidays", "icalendar", "pikepdf", "reportlab", "sqlalchemy",
    "caseapp.models", "caseapp.storage.vault", "caseapp.domain.blocks", "caseapp.domain.deadlines",
    "caseapp.domain.drafts",
}  # fmt: skip


def test_the_first_screens_load_neither_database_nor_engine_nor_forms(tmp_path):
    out = subprocess.run(
        [sys.executable, "-c", FIRST_SCREENS],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    loaded = set(out.stdout.split())
    assert "caseapp.ui.clients.view" in loaded
    assert sorted(TOO_MUCH & loaded) == []
