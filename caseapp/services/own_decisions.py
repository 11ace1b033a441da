"""Decisions that the office imported: what was recognised, correcting it, removing them."""

from datetime import date

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.authorities import PartKind
from caseapp.domain.changes import Changes
from caseapp.domain.decision_files import DecisionDraft
from caseapp.domain.errors import ChangedMeanwhileError
from caseapp.domain.ids import AuthorityUid, new_uid
from caseapp.domain.own_decisions import (
    NotOwnDecisionError,
    OwnDecisionDraft,
    SameDecisionError,
)
from caseapp.domain.text import search_form
from caseapp.models.authority import Authority, AuthorityLabel, AuthorityParagraph
from caseapp.models.base import live
from caseapp.search import index, weights
from caseapp.search.names import stored_forms
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record
from caseapp.services.steps.library import own_decisions as steps
from caseapp.services.steps.library.authority_views import require_authority

LONGEST = 500
_CORRECTED = ("title", "number", "ecli", "decided_on", "date_text", "court", "host_states",
              "outcome", "label_words")  # fmt: skip
"""Columns that a correction may change; the source, the text and the gates stay."""
_BY_HAND = tuple(name for name in _CORRECTED if name != "label_words")
"""Those that a person types: no pack overwrites what they typed."""


@allows(*READERS)
def get_own_decision(desk: Desk, uid: AuthorityUid) -> OwnDecisionDraft:
    """Return what was recognised, or corrected since.

    Raises:
        NotFoundError: there is no such decision.
        NotOwnDecisionError: it belongs to a pack.

    """
    with desk.vault.reading() as session:
        return _draft_of(_require_own(session, uid))


@allows(*OFFICE)
def change_own_decision(desk: Desk, uid: AuthorityUid, draft: OwnDecisionDraft) -> Changes:
    """Correct what was recognised. The gates to filings stay shut: this verifies nothing.

    Raises:
        NotFoundError: there is no such decision.
        NotOwnDecisionError: it belongs to a pack.
        ChangedMeanwhileError: the stored version is another.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about a field.
        SameDecisionError: the library has another decision of this number and date, or ECLI.

    """
    cleaned = _cleaned(draft)
    with desk.vault.writing() as session:
        row = _require_own(session, uid)
        if row.version != draft.version:
            raise ChangedMeanwhileError(kind=Authority.kind)
        before, columns = _draft_of(row), {name: getattr(row, name) for name in _CORRECTED}
        _refuse_another(session, row, cleaned)
        _rewrite(session, row, cleaned)
        corrected = {name for name in _BY_HAND if getattr(row, name) != columns[name]}
        row.corrected = " ".join(sorted(corrected | set(row.corrected.split())))
        row.version += 1
        row.changed_at = desk.clock.now()
        record(
            *(session, desk, "change_own_decision", Authority.kind, row.uid, row.version),
            *(_snapshot(before), _snapshot(cleaned), new_uid()),
            undoable=False,
        )
    return Changes.of(authority=str(uid))


@allows(*OFFICE)
def remove_own_decision(desk: Desk, uid: AuthorityUid, version: int) -> Changes:
    """Take a decision out of the library: its text goes for good.

    Notes, tags and quotations stay in the notebook; imported again, it has them again.

    Raises:
        NotFoundError: there is no such decision.
        NotOwnDecisionError: it belongs to a pack.
        ChangedMeanwhileError: the stored version is another.

    """
    with desk.vault.writing() as session:
        row = _require_own(session, uid)
        if row.version != version:
            raise ChangedMeanwhileError(kind=Authority.kind)
        before = _snapshot(_draft_of(row))
        steps.remove_decision(session, row, desk.clock.now())
        record(
            *(session, desk, "remove_own_decision", Authority.kind, row.uid, row.version),
            *(before, None, new_uid()),
            undoable=False,
        )
    return Changes.of(authority=str(uid))


def _require_own(session: Session, uid: str) -> Authority:
    row = require_authority(session, uid)
    if row.pack != steps.OWN:
        raise NotOwnDecisionError(title=row.title)
    return row


def _draft_of(row: Authority) -> OwnDecisionDraft:
    return OwnDecisionDraft(
        name=row.title,
        numbers=tuple(part.strip() for part in row.number.split(";") if part.strip()),
        ecli=row.ecli,
        day=date.fromisoformat(row.date_text) if row.date_text else None,
        court=row.court,
        respondent=row.host_states,
        conclusion=row.outcome,
        version=row.version,
    )


def _cleaned(draft: OwnDecisionDraft) -> OwnDecisionDraft:
    numbers = (fields.line("numbers", one, limit=80) for one in draft.numbers)
    return OwnDecisionDraft(
        name=fields.line("name", draft.name, limit=LONGEST, required=True),
        numbers=tuple(dict.fromkeys(one for one in numbers if one)),
        ecli=fields.line("ecli", draft.ecli, limit=80),
        day=draft.day,
        court=fields.line("court", draft.court, limit=200),
        respondent=fields.line("respondent", draft.respondent, limit=200),
        conclusion=fields.line("conclusion", draft.conclusion, limit=LONGEST),
        version=draft.version,
    )


def _refuse_another(session: Session, row: Authority, draft: OwnDecisionDraft) -> None:
    same = [Authority.ecli == draft.ecli] if draft.ecli else []
    if draft.day is not None:
        same += [
            (Authority.decided_on == draft.day) & Authority.number.contains(one, autoescape=True)
            for one in draft.numbers
        ]
    if not same:
        return
    query = live(Authority, Authority.title, Authority.number, Authority.ecli).where(
        or_(*same), Authority.id != row.id
    )
    for title, number, ecli in session.execute(query):
        theirs = {part.strip() for part in number.split(";")}
        if theirs & set(draft.numbers) or (draft.ecli and ecli == draft.ecli):
            raise SameDecisionError(title=title)


def _rewrite(session: Session, row: Authority, draft: OwnDecisionDraft) -> None:
    """Write columns, labels and index anew; the index forgets the old words first."""
    connection = session.connection()
    index.remove_from(connection, row.id, 0)
    read = DecisionDraft(
        file="",
        name=draft.name,
        numbers=draft.numbers,
        ecli=draft.ecli,
        court=draft.court,
        day=draft.day,
        respondent=draft.respondent,
        articles=tuple(filter(None, row.articles.split("\n"))),
        conclusion=draft.conclusion,
        importance=str(row.rank),
    )
    labels = steps.labels_of(read)
    columns = steps.columns_of(read, labels)
    for name in _CORRECTED:
        setattr(row, name, columns[name])
    session.execute(delete(AuthorityLabel).where(AuthorityLabel.authority_id == row.id))
    session.execute(
        insert(AuthorityLabel),
        [{"authority_id": row.id, "label": label, "value": value} for label, value in labels],
    )
    head = " · ".join(filter(None, (
        draft.name, row.number, draft.court, row.formation, row.date_text, draft.respondent,
        draft.conclusion, draft.ecli, row.hudoc_itemid,
    )))  # fmt: skip
    query = select(AuthorityParagraph).where(AuthorityParagraph.authority_id == row.id)
    paragraphs = list(session.scalars(query.order_by(AuthorityParagraph.position)))
    for one in paragraphs:
        if one.part is PartKind.HEAD:
            one.text = head
            one.folded = f"{search_form(head)} {stored_forms(draft.name)}"
    session.flush()
    index.add(connection, [(one.id, one.folded, row.label_words) for one in paragraphs])
    weights.refresh(connection, row.id)


def _snapshot(draft: OwnDecisionDraft) -> dict[str, object]:
    return {
        "name": draft.name,
        "numbers": "; ".join(draft.numbers),
        "ecli": draft.ecli,
        "day": draft.day.isoformat() if draft.day else "",
        "court": draft.court,
        "respondent": draft.respondent,
        "conclusion": draft.conclusion,
    }
