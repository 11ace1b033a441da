"""What the vault keeps under a name: the program's own notes, which are no entry of the history."""

import json

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from caseapp.models.setting import Setting
from caseapp.storage.snapshot import canonical


def read_setting(session: Session, name: str) -> object:
    """Return a setting, or None where it was never set."""
    stored = session.scalar(select(Setting.value).where(Setting.name == name))
    return None if stored is None else json.loads(stored)


def keep_setting(session: Session, name: str, value: object) -> dict[str, object] | None:
    """Keep what the program itself notes; return what stood there."""
    stored = session.scalars(select(Setting).where(Setting.name == name)).one_or_none()
    if stored is None:
        session.add(Setting(name=name, value=canonical(value)))
        return None
    before = {"value": json.loads(stored.value)}
    stored.value = canonical(value)
    return before


def drop_setting(session: Session, name: str) -> None:
    """Keep nothing under this name any more."""
    session.execute(delete(Setting).where(Setting.name == name))
