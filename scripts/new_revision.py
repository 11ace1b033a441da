"""Write the next schema revision: what the models have and the newest revision has not.

    python scripts/new_revision.py 0002 "deadlines keep their proof"

The file is a draft to be read and finished: data that must move is not seen by a comparison. No
revision is edited once a vault in `tests/golden_vaults` was made with it; `0001` has been.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import DowngradeOps, UpgradeOps

import caseapp.models  # noqa: F401 - makes the metadata complete
from caseapp.models.base import Base
from caseapp.storage import upgrade
from caseapp.storage.engine import open_engine
from caseapp.storage.keys import MasterKey

TEMPLATE = '''"""{message}."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = {previous}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
{up}


def downgrade() -> None:
    """Take it back (tests only)."""
{down}
'''


def main(number: str, message: str) -> None:
    """Compare and write."""
    versions = upgrade.SCRIPTS / "versions"
    older = sorted(path.name[1:5] for path in versions.glob("r[0-9]*.py"))
    if number in older:
        raise SystemExit(f"revision {number} exists")
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "empty.db", MasterKey.new(), lambda: False)
        if older:
            upgrade.migrate(engine, older[-1])
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={
                    "target_metadata": Base.metadata,
                    "include_object": upgrade.include_object,
                    "render_item": render_item,
                },
            )
            script = produce_migrations(context, Base.metadata)
        engine.dispose()
    text = TEMPLATE.format(
        message=message[0].upper() + message[1:],
        number=number,
        previous=f'"{older[-1]}"' if older else "None",
        up=rendered(script.upgrade_ops),
        down=rendered(script.downgrade_ops),
    )
    name = "_".join(message.lower().split())
    path = versions / f"r{number}_{name}.py"
    path.write_text(text, encoding="utf-8")
    subprocess.run(["ruff", "format", "--quiet", str(path)], check=True)


def rendered(operations: UpgradeOps | DowngradeOps | None) -> str:
    """Return the operations as code, in batches, as SQLite needs them."""
    if operations is None:
        return "    pass"
    code = render_python_code(operations, render_as_batch=True, render_item=render_item)
    return "\n".join(line for line in code.splitlines() if not line.strip().startswith("# ###"))


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Name our own types by what they are in the database: a revision imports no model."""
    from caseapp.models.base import Code, UtcMoment  # noqa: PLC0415

    if kind == "type" and isinstance(item, UtcMoment):
        return "sa.DateTime()"
    if kind == "type" and isinstance(item, Code):
        return "sa.String(length=40)"
    return False


if __name__ == "__main__":
    main(*sys.argv[1:3])
