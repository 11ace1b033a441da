"""Settings of the vault: each change of one has its entry in the history."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.ids import new_uid
from caseapp.models.setting import Setting
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record
from caseapp.storage.snapshot import canonical

SETTING = "setting"
"""Kind of a setting in the history; its uid is the setting's name."""


def read_setting(session: Session, name: str) -> object:
    """Return a setting, or None where it was never set."""
    stored = session.scalar(select(Setting.value).where(Setting.name == name))
    return None if stored is None else json.loads(stored)


def store_setting(session: Session, desk: Desk, command: str, name: str, value: object) -> None:
    """Keep a setting of the vault, with an entry in the history."""
    before = keep_setting(session, name, value)
    record(
        *(session, desk, command, SETTING, name, 0, before, {"value": value}, new_uid()),
        undoable=False,
    )


def keep_setting(session: Session, name: str, value: object) -> dict[str, object] | None:
    """Keep what the program itself notes; return what stood there."""
    stored = session.scalars(select(Setting).where(Setting.name == name)).one_or_none()
    if stored is None:
        session.add(Setting(name=name, value=canonical(value)))
        return None
    before = {"value": json.loads(stored.value)}
    stored.value = canonical(value)
    return before
