"""What the installed bundle tries on itself right after it was built.

A worker round trip, the pinned time zones, every migration on an empty database, a whole vault
made and opened, and locking: the last step replaces this process by `caseapp --version`, so that
the exit code is that one's.
"""

import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from caseapp import resources
from caseapp.domain.clock import SystemClock
from caseapp.system.relaunch import relaunch
from caseapp.system.worker import Limits, run_worker


def run() -> int:
    """Try everything that a bundle can lack; an exception says what. Never returns normally."""
    from caseapp.services.unlock import unlock_vault
    from caseapp.services.vaults import create_vault, open_desk

    for name in ("render", "screen"):
        run_worker(name, b"no request of ours", Limits(seconds=60))  # it answers with a refusal
    ZoneInfo("Asia/Almaty")
    if not resources.path("fonts").is_dir():
        raise FileNotFoundError
    with tempfile.TemporaryDirectory() as folder:
        _migrate(Path(folder) / "перенос 1.db")
        path = Path(folder) / "проба 1.casevault"
        key, _ = create_vault(path, "проба", "Self-test")
        key.wipe()
        desk = open_desk(
            path,
            unlock_vault(path, "проба"),
            clock=SystemClock(),
            device="self-test",
            language="en",
            isolated=run_worker,
        )
        desk.vault.close()
    sys.stdout.write("self-test: worker, zones, migrations, vault\n")
    sys.stdout.flush()
    relaunch(arguments=("--version",))


def _migrate(path: Path) -> None:
    """Bring an empty database to the newest schema, back, and there again, with the real runner."""
    from caseapp.storage import schema, upgrade
    from caseapp.storage.engine import open_engine
    from caseapp.storage.keys import MasterKey

    key = MasterKey.new()
    engine = open_engine(path, key, lambda: False)
    try:
        upgrade.migrate(engine)
        upgrade.migrate(engine, "base", down=True)
        upgrade.migrate(engine)
        with engine.connect() as connection:
            found = schema.stored_revision(connection.connection.driver_connection)
        if found != schema.HEAD:
            raise LookupError(found)
    finally:
        engine.dispose()
        key.wipe()
