"""Settings of the vault: each change of one has its entry in the history."""

from sqlalchemy.orm import Session

from caseapp.domain.ids import new_uid
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record
from caseapp.services.steps.kept import keep_setting

SETTING = "setting"
"""Kind of a setting in the history; its uid is the setting's name."""


def store_setting(session: Session, desk: Desk, command: str, name: str, value: object) -> None:
    """Keep a setting of the vault, with an entry in the history."""
    before = keep_setting(session, name, value)
    record(
        *(session, desk, command, SETTING, name, 0, before, {"value": value}, new_uid()),
        undoable=False,
    )
