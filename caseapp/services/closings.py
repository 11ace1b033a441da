"""Giving a deadline up: a lawyer waives, supersedes or deletes it, in two steps, with a reason."""

from datetime import date

from caseapp.domain import fields
from caseapp.domain.casefiles import NothingAskedError, SecondLawyerIsFirstError
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import WaiverDraft
from caseapp.domain.errors import ChangedMeanwhileError, EmptyFieldError
from caseapp.domain.ids import DeadlineUid
from caseapp.domain.statuses import Step, after
from caseapp.domain.vocabulary import Closing, DeadlineState, Role
from caseapp.i18n import catalogue
from caseapp.models.deadline import Deadline
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.answering import document_id, first_step, forget_closing
from caseapp.services.steps.dates.deadline_proof import proofs
from caseapp.services.steps.dates.deadline_views import require_deadline
from caseapp.services.steps.dates.typed_deadlines import answered_now, typed_deadline
from caseapp.services.steps.history import Recording
from caseapp.storage.snapshot import canonical, from_canonical


@allows(Role.LAWYER)
def ask_to_close(
    desk: Desk,
    uid: DeadlineUid,
    version: int | None,
    closing: Closing,
    reason: str,
    waiver: WaiverDraft | None = None,
) -> Changes:
    """Take the first step: the deadline stays open, in every list, until the second one.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `deadlines.accept`.
        NotAllowedError: only a lawyer may.
        EmptyFieldError: without a reason, or with a gap in the checklist of a waiver.
        SecondLawyerIsFirstError: the second lawyer is the person at the desk.

    """
    why = fields.notes("reason", reason, required=True)
    checked = _checked(desk, waiver) if closing is Closing.WAIVE else None
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        recording = Recording(session, desk, f"ask_to_{closing}")
        with first_step(session, desk, recording, placed, version, closing=closing, why=why):
            if checked is not None:
                row.waiver = checked
                row.instruction_id = document_id(
                    session, placed, waiver.instruction if waiver else None
                )
    return recording.changes()


@allows(Role.LAWYER)
def close(desk: Desk, uid: DeadlineUid, version: int | None = None) -> Changes:
    """Take the second step: carry out what the first one asked for.

    A waiver that can be revoked leaves the last day to revoke it as a deadline of its own.

    Raises:
        NotFoundError, WrongStateError, ChangedMeanwhileError: as `deadlines.accept`.
        NotAllowedError: only a lawyer may.
        NothingAskedError: nobody took the first step, or it was taken back.
        EmptyFieldError: the signed instruction went to the bin meanwhile.

    """
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row, proceeding = placed.deadline, placed.proceeding
        if version is not None and row.version != version:
            raise ChangedMeanwhileError(kind=Deadline.kind)
        after(Step.CLOSE, row.state, desk.person.role)
        if row.closing is None:
            raise NothingAskedError
        if row.closing is Closing.DECLINE:
            after(Step.DECLINE, row.state, desk.person.role)
        if row.closing is Closing.WAIVE and not proofs(session, [row.instruction_id]):
            raise EmptyFieldError(field="instruction")
        recording = Recording(session, desk, f"{row.closing}_deadline")
        me = person_id(session, desk)
        with recording.change(row):
            row.answered_by_id, row.answered_at = me, desk.clock.now()
            row.reason = row.closing_reason or ""
            if row.closing is Closing.DELETE:
                row.deleted_at = desk.clock.now()
            elif row.closing is Closing.SUPERSEDE:
                row.state = DeadlineState.SUPERSEDED
            elif row.closing is Closing.DECLINE:
                row.state = DeadlineState.DECLINED
            else:
                row.state = DeadlineState.WAIVED
        if row.closing is Closing.WAIVE:
            revoking = _revocation(desk, row, proceeding, me)
            if revoking is not None:
                recording.add(revoking)
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(Role.LAWYER)
def keep_open(desk: Desk, uid: DeadlineUid, version: int | None = None) -> Changes:
    """Take the first step back: the deadline is kept.

    Raises:
        NotFoundError, ChangedMeanwhileError: as `deadlines.accept`.
        NotAllowedError: only a lawyer may.
        NothingAskedError: there is nothing to take back.

    """
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        row = placed.deadline
        after(Step.CLOSE, row.state, desk.person.role)
        if row.closing is None:
            raise NothingAskedError
        recording = Recording(session, desk, "keep_open")
        with recording.change(row, version):
            forget_closing(row)
        recording.touch(Proceeding.kind, placed.proceeding.uid)
    return recording.changes()


def _checked(desk: Desk, waiver: WaiverDraft | None) -> str:
    """Return the checklist as canonical JSON.

    Raises:
        EmptyFieldError: a part is missing.
        SecondLawyerIsFirstError: the second lawyer is the first.

    """
    if waiver is None:
        raise EmptyFieldError(field="interpreter")
    texts = {
        name: fields.notes(name, getattr(waiver, name), required=True)
        for name in ("interpreter", "informed", "reflection", "second_lawyer")
    }
    if texts["second_lawyer"].casefold() == desk.person.name.casefold():
        raise SecondLawyerIsFirstError
    if waiver.revoke_until is not None:
        texts["revoke_until"] = waiver.revoke_until.isoformat()
    else:
        texts["no_revocation"] = fields.notes("no_revocation", waiver.no_revocation, required=True)
    if waiver.instruction is None:
        raise EmptyFieldError(field="instruction")
    return canonical(texts)


def _revocation(desk: Desk, waived: Deadline, proceeding: Proceeding, me: int) -> Deadline | None:
    """Return the last day to revoke a waiver as a deadline of its own, where there is one."""
    until = (from_canonical(waived.waiver) or {}).get("revoke_until")
    if until is None:
        return None
    t = catalogue(desk.language)
    row = typed_deadline(
        proceeding,
        me,
        date.fromisoformat(until),
        None,
        action=t("Last day to revoke the waiver"),
        source=waived.reason,
    )
    row.follows_id = waived.id
    return answered_now(row, me, desk.clock.now())
