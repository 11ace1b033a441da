"""What a memo takes from the file: facts as plain text, authorities through the print gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, selectinload

from caseapp.domain.cited import (
    CitedAuthority,
    holding_may_be_printed,
    is_addressed,
    may_be_cited,
    went_against,
)
from caseapp.domain.filings import Counsel, EventFact, MemoFacts
from caseapp.domain.statuses import DATED
from caseapp.domain.vocabulary import SERVICE_KINDS, HandlingFlag, Role
from caseapp.i18n import Catalogue
from caseapp.models.authority import Authority
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.filing import Filing
from caseapp.models.hearing import Hearing
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.cases.client_forms import split_codes
from caseapp.services.steps.dates.rule_marks import Marks
from caseapp.services.steps.filings.cited_in_text import citation_warnings
from caseapp.services.steps.handling import flags_of
from caseapp.services.steps.library.citing import cited_authority
from caseapp.services.steps.library.quoted import quotation_warnings
from caseapp.wording import terms
from caseapp.wording.marks import mark_text


@dataclass(frozen=True, slots=True)
class CitedRow:
    """An authority of a memo with what the print gate says about it."""

    uid: str
    id: int
    cited: CitedAuthority


def memo_facts(
    session: Session,
    desk: Desk,
    filing: Filing,
    proceeding: Proceeding,
    matter: Matter,
    t: Catalogue,
) -> MemoFacts:
    """Collect the facts of a memo in its language; authorities behind the gate stay out."""
    tells = HandlingFlag.SOURCE not in flags_of(matter)
    clients = _clients(session, matter)
    alone = clients[0] if len(clients) == 1 else None
    names = (
        # An alias may be what the requesting State looks for: it never reaches a court by itself.
        tuple(name.text for name in alone.names if name.kind != "alias")
        if alone
        else (", ".join(client.name for client in clients),)
    )
    return MemoFacts(
        court=filing.addressee or proceeding.court_or_body,
        day=desk.clock.today(),
        counsel=Counsel(_counsel(session, desk, matter), t("Counsel")),
        names=names,
        title=filing.title,
        reference_number=proceeding.reference_number,
        file_number=matter.file_number,
        host_state=proceeding.host_state,
        requesting_state=proceeding.requesting_state,
        citizenships=split_codes(alone.citizenships) if alone else (),
        date_of_birth=alone.date_of_birth if alone else None,
        events=(
            *_events(session, proceeding, t, desk.clock.today(), named=tells),
            *_hearings(session, proceeding, t, until=desk.clock.today()),
        ),
        authorities=tuple(
            row.cited for row in cited_rows(session, filing) if may_be_cited(row.cited)
        ),
        sections={section.key: section.text for section in filing.sections},
    )


def cited_rows(session: Session, filing: Filing) -> list[CitedRow]:
    """Return the authorities of a memo that the library still has, in their order."""
    wanted = [one.authority for one in filing.authorities]
    found = {
        row.uid: row for row in session.scalars(live(Authority).where(Authority.uid.in_(wanted)))
    }
    return [
        CitedRow(
            one.authority,
            found[one.authority].id,
            cited_authority(session, found[one.authority], one.pinpoint),
        )
        for one in filing.authorities
        if one.authority in found
    ]


def warnings_of(
    session: Session,
    filing: Filing,
    rows: Sequence[CitedRow],
    labels: dict[str, str],
    t: Catalogue,
) -> list[str]:
    """Return what the lawyer should know before printing, in full sentences."""
    texts = [section.text for section in filing.sections]
    written = {section.key for section in filing.sections if section.text.strip()}
    found = [
        t("The section “{section}” is empty.", section=label)
        for key, label in labels.items()
        if key not in written
    ]
    if len(rows) < len(filing.authorities):
        found.append(
            t(
                "An authority of this memo is no longer in the library; it is left out. Look "
                "whether the text still relies on it."
            )
        )
    if any(_service_disputed(event) for event in _events_of(session, filing.proceeding_id)):
        found.append(
            t(
                "Different dates of service are recorded, and none is printed: printing them would "
                "concede the earlier one. Write in the memo what the court should know."
            )
        )
    for row in rows:
        name = row.cited.case_name
        if not may_be_cited(row.cited):
            found.append(
                t(
                    "“{authority}” is left out: its citation or its outcome is not verified.",
                    authority=name,
                )
            )
            if is_addressed(row.cited, texts):
                found.append(
                    t("The text names “{authority}” all the same: take it out.", authority=name)
                )
            continue
        if not holding_may_be_printed(row.cited):
            found.append(
                t(
                    "What “{authority}” held is not verified and is not printed. Confirm it from "
                    "the text of the decision.",
                    authority=name,
                )
            )
        if went_against(row.cited) and not is_addressed(row.cited, texts):
            found.append(
                t(
                    "“{authority}” went against the person and is printed as an authority "
                    "against this position. Say in the memo, naming it, why it does not decide "
                    "this case.",
                    authority=name,
                )
            )
        if row.cited.good_law_note:
            found.append(t("“{authority}”: {note}", authority=name, note=row.cited.good_law_note))
    return [
        *found,
        *citation_warnings(session, texts, t),
        *quotation_warnings(session, [row.id for row in rows], texts, t),
    ]


def _clients(session: Session, matter: Matter) -> list[Client]:
    query = (
        live(Client)
        .join(MatterClient, MatterClient.client_id == Client.id)
        .where(MatterClient.matter_id == matter.id)
        .order_by(MatterClient.id)
        .options(selectinload(Client.names))
    )
    return list(session.scalars(query))


def _counsel(session: Session, desk: Desk, matter: Matter) -> str:
    """Return who signs: the lawyer at the desk, else the first lawyer of the matter."""
    if desk.person.role is Role.LAWYER:
        return desk.person.name
    query = (
        select(Person.name)
        .join(MatterMember, MatterMember.person_id == Person.id)
        .where(MatterMember.matter_id == matter.id, Person.role == Role.LAWYER, alive(Person))
        .order_by(MatterMember.id)
    )
    return session.scalars(query).first() or ""


def _events_of(session: Session, proceeding: int) -> list[Event]:
    query = (
        live(Event)
        .where(Event.proceeding_id == proceeding)
        .options(selectinload(Event.dates))
        .order_by(Event.id)
    )
    return list(session.scalars(query))


def _service_disputed(event: Event) -> bool:
    return len({given.day for given in event.dates if given.kind in SERVICE_KINDS}) > 1


def _events(
    session: Session, proceeding: Proceeding, t: Catalogue, today: date, *, named: bool
) -> list[EventFact]:
    rules = _rules_of(session, proceeding, t, today)
    return [
        EventFact(
            given.day,
            t(
                "{act}: {what}",
                act=terms.act(event.act, t),
                what=terms.date_kind(given.kind, t),
            ),
            "; ".join(
                (
                    *(
                        [t("says: {who}", who=given.claimed_by)]
                        if given.claimed_by and named
                        else []
                    ),
                    *(rules.get(event.id, ()) if given.kind in SERVICE_KINDS else ()),
                )
            ),
        )
        for event in _events_of(session, proceeding.id)
        for given in event.dates
        # Printing both dates of a disputed service would concede the earlier one.
        if given.kind not in SERVICE_KINDS or not _service_disputed(event)
    ]


def _rules_of(
    session: Session, proceeding: Proceeding, t: Catalogue, today: date
) -> dict[int, list[str]]:
    """Return, per event, the rules that count from it and who reviewed them.

    Badges of the working copy: the filed copy leaves out every badge.
    """
    query = live(Deadline).where(
        Deadline.proceeding_id == proceeding.id,
        Deadline.state.in_(DATED),
        Deadline.against_state.is_(False),
    )
    rows = list(session.scalars(query.options(defer(Deadline.computation)).order_by(Deadline.id)))
    marks = Marks(session, rows, today)
    found: dict[int, list[str]] = {}
    for row in rows:
        mark = marks.of(row)
        if mark is not None and row.event_id is not None:
            words = t("{rule}: {mark}", rule=row.rule, mark=mark_text(mark, t))
            found.setdefault(row.event_id, []).append(words)
    return found


def _hearings(
    session: Session, proceeding: Proceeding, t: Catalogue, *, until: date
) -> list[EventFact]:
    """Return the hearings that were held: what is still to come is no history."""
    query = live(Hearing, Hearing.day).where(
        Hearing.proceeding_id == proceeding.id, Hearing.day <= until
    )
    return [EventFact(day, t("Hearing")) for day in session.scalars(query)]
