"""Every date of the office without its contents: what an auditor holds the log against."""

from sqlalchemy import false, null, select, true, union_all
from sqlalchemy.orm import Session

from caseapp.domain.views.dates import DateRow
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.hearing import Hearing
from caseapp.services.access import allows
from caseapp.services.desk import Desk


@allows(Role.AUDITOR)
def list_dates(desk: Desk, *, offset: int = 0, limit: int = 100) -> list[DateRow]:
    """Return a page of the deadlines and hearings of all matters, the latest day first.

    No name, file number, court, act or word that anybody typed is read.
    """
    with desk.vault.reading() as session:
        return _rows(session, desk, offset, limit)


def _rows(session: Session, desk: Desk, offset: int, limit: int) -> list[DateRow]:
    now = desk.clock.now()
    both = union_all(
        live(
            Deadline,
            *(Deadline.uid, Deadline.due_moment.label("moment"), Deadline.safe_day),
            *(Deadline.last_day, Deadline.state, Deadline.extendable, Deadline.against_state),
            *(Deadline.checked_at.is_not(None).label("checked"), Deadline.created_at),
        ),
        live(
            Hearing,
            *(Hearing.uid, Hearing.moment, Hearing.day, null(), null(), false(), false()),
            *(true(), Hearing.created_at),
        ),
    ).subquery()
    page = select(both).order_by(both.c.moment.desc(), both.c.uid).offset(offset).limit(limit)
    rows = []
    for uid, moment, day, last, state, extendable, against, checked, entered in session.execute(
        page
    ):
        undetermined = state is DeadlineState.TO_BE_DETERMINED
        rows.append(
            DateRow(
                kind=Deadline.kind if state is not None else Hearing.kind,
                uid=uid,
                day=None if undetermined else day,
                last_day=last,
                state=state,
                extendable=extendable,
                against_state=against,
                checked=checked,
                entered_at=entered,
                is_over=moment < now,
            )
        )
    return rows
