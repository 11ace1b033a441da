"""Made-up files for tests of screens: read models as services would give them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from caseapp.domain import statuses
from caseapp.domain.drafts import EventDateDraft, NameDraft, SafeContactDraft
from caseapp.domain.library import Binding, BindingReason, Field
from caseapp.domain.views.authorities import (
    AuthorityPage,
    AuthorityRow,
    AuthorityView,
    Facet,
    RelationRow,
)
from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.views.clients import ClientView
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.deadlines import (
    DeadlineView,
    LapseView,
    ReadingView,
    RestorationView,
    TriggerView,
)
from caseapp.domain.views.events import EventPreview, EventView, ProposalPreview, Question
from caseapp.domain.views.filings import FilingRow, MemoView
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.library import BindingView, ParagraphHit, SavedSearchRow
from caseapp.domain.views.matters import MatterView, ProceedingView
from caseapp.domain.views.people import PersonRow
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.vocabulary import (
    DateKind,
    DeadlineState,
    Manner,
    ProceedingKind,
    Role,
    Suspensive,
    Trust,
)

S = DeadlineState
DAY = date(2026, 1, 27)
FIELD_NAMES = {
    "court": Field.COURT,
    "суд": Field.COURT,
    "host": Field.HOST_STATE,
    "state": Field.STATE,
    "after": Field.AFTER,
    "before": Field.BEFORE,
}
LAWYER = PersonRow("p-1", "Aida Omarova", Role.LAWYER)
PARALEGAL = PersonRow("p-2", "Timur Bek", Role.PARALEGAL)


def client_rows(count, text=""):
    """Return `count` rows; `text` is kept in the name so that a search can be seen."""
    return [
        ClientRow(
            id=number,
            uid=f"c-{number}",
            name=f"{text or 'Петров'} {number:06d}",
            other_names=f"Petrov {number:06d}",
            citizenships="RU",
            file_numbers=f"2026/{number:03d}",
            host_states="KZ",
            next_day=date(2026, 2, 8) if number % 3 else None,
            to_be_determined=number % 7 == 3,
        )
        for number in range(count)
    ]


def deadline_row(**changes):
    values = {
        "uid": "d-1",
        "proceeding": "pr-1",
        "matter": "m-1",
        "file_number": "2026/038",
        "client_name": "Пётр Ильин",
        "action": "Complaint to the Supreme Court",
        "court_or_body": "Supreme Court, Astana",
        "host_state": "KZ",
        "state": DeadlineState.PROPOSED,
        "safe_day": date(2026, 2, 8),
        "last_day": date(2026, 2, 20),
        "last_time": None,
        "zone": "Asia/Almaty",
        "against_state": False,
        "extendable": False,
        "provisional": False,
        "trust": Trust.SECONDARY,
        "suspensive": Suspensive.YES,
        "citation": "CPC RK art. 592",
        "rule": "KZ-EXTR-COMPLAINT",
        "proof_missing": False,
        "version": 1,
    }
    return DeadlineRow(**{**values, **changes})


CALCULATION = (
    "Copy received on Thu 29 Jan 2026 (client's statement).",
    "The day of receipt is not counted; counting starts Fri 30 Jan (secondary source).",
    "10 calendar days end Sun 8 Feb 2026 at 24:00 (CPC RK art. 592, text of the law).",
    "Whether a Sunday moves the end was not seen in the text: not moved. "
    "Trust of this date: secondary, because of steps 2 and 4.",
)
READINGS = (
    ReadingView(
        "received by client, Thu 29 Jan 2026", date(2026, 1, 29), date(2026, 2, 8), None, True
    ),
    ReadingView(
        "received by counsel, Tue 10 Feb 2026", date(2026, 2, 10), date(2026, 2, 20), None, False
    ),
)


def steps_of(state, role=Role.LAWYER):
    """Return what the services would allow, for a shown state."""
    stored = {S.SERVICE_DISPUTED: S.OPEN, S.LAPSED: S.OPEN}.get(state, state)
    found = statuses.steps(stored, role)
    hidden = () if state is S.LAPSED else (statuses.Step.LAPSE,)
    return tuple(step.value for step in found if step not in hidden)


def lapse_view(**changes):
    """Return what is left after a lapse."""
    values = {
        "deadline": "d-1",
        "readings": READINGS,
        "other_starts": ("Deemed served",),
        "notice": "Where the remedy notice is missing or wrong the period is 1 year (VwGO 58(2)).",
        "restoration": (
            RestorationView(
                "DE-VWGO-WIEDEREINSETZUNG-2W", "Application for restoration", "court",
                "2 weeks", "VwGO 60", Trust.LAW_TEXT,
            ),
        ),
    }  # fmt: skip
    return LapseView(**{**values, **changes})


def trigger_view():
    event = event_view()
    answers = (("Was the remedy notice correct?", "Missing"),)
    return TriggerView(event.uid, event.act_label, event.dates, answers)


def deadline_view(*, role=Role.LAWYER, around=None, **changes):
    """Return a deadline; `around` changes the view, everything else its row."""
    made = _deadline_view(**changes)
    known = {"steps": steps_of(made.row.state, role), "entered_by": "Timur Bek"}
    return replace(made, **{**known, "trigger": trigger_view(), **(around or {})})


def _deadline_view(**changes):
    return DeadlineView(
        row=deadline_row(**changes),
        calculation=CALCULATION,
        readings=READINGS,
        trust_reason="The counting rule was seen in a secondary source only.",
        provisional_reasons=(),
        hint="",
        source="",
        answered_by="",
        answered_at=None,
        reason="",
        filed_note="",
    )


def undetermined_view(role=Role.LAWYER):
    view = deadline_view(
        uid="d-2",
        state=DeadlineState.TO_BE_DETERMINED,
        safe_day=None,
        last_day=None,
        trust=None,
        host_state="KG",
        action="Appeal against extradition decision",
        citation="",
    )
    return DeadlineView(
        row=view.row,
        calculation=(),
        readings=(),
        trust_reason="",
        provisional_reasons=(),
        hint="Ten days were mentioned in the press; nobody has seen the text.",
        source="",
        answered_by="",
        answered_at=None,
        reason="",
        filed_note="",
        steps=steps_of(S.TO_BE_DETERMINED, role),
    )


def proposal(**changes):
    row = deadline_row(**changes)
    return ProposalPreview(
        rule=row.rule,
        action=row.action,
        court_or_body=row.court_or_body,
        state=row.state,
        safe_day=row.safe_day,
        last_day=row.last_day,
        last_time=row.last_time,
        zone=row.zone,
        trust=row.trust,
        suspensive=row.suspensive,
        extendable=row.extendable,
        against_state=row.against_state,
        citation=row.citation,
        calculation=CALCULATION if row.safe_day else (),
        readings=READINGS if row.safe_day else (),
        provisional_reasons=(),
        hint="",
    )


def preview():
    return EventPreview(
        questions=(
            Question(
                "remedy_notice",
                "Was the client told in writing how to appeal?",
                (("right", "Yes, correctly"), ("wrong", "Wrongly"), ("missing", "No")),
            ),
        ),
        proposals=(
            proposal(),
            proposal(
                rule="",
                action="Appeal against the detention order",
                state=DeadlineState.TO_BE_DETERMINED,
                safe_day=None,
                last_day=None,
                trust=None,
                citation="",
            ),
        ),
    )


def event_view():
    return EventView(
        uid="e-1",
        proceeding="pr-1",
        act="extradition_decision",
        act_label="Extradition decision",
        dates=(
            EventDateDraft(DateKind.DECIDED, DAY),
            EventDateDraft(
                DateKind.SERVED_ON_CLIENT, date(2026, 1, 29), None, Manner.HANDED_OVER, "client"
            ),
        ),
        notes="The body says 10 February.",
        recorded_at=datetime(2026, 1, 30, 9, 0, tzinfo=UTC),
        recorded_by="Aida Omarova",
        version=1,
    )


def hearing_row():
    return HearingRow(
        uid="h-1",
        proceeding="pr-1",
        matter="m-1",
        file_number="2026/038",
        court_or_body="Supreme Court, Astana",
        day=date(2026, 2, 23),
        at=time(10, 30),
        zone="Asia/Almaty",
        here=datetime(2026, 2, 23, 11, 30, tzinfo=UTC),
        place="room 14",
        judge="Judge Seitkali",
        interpreter="Russian",
        notes="",
        version=1,
    )


def filing_row():
    return FilingRow(
        uid="f-1",
        proceeding="pr-1",
        title="Memorandum against extradition",
        template="memorandum",
        language="en",
        changed_at=datetime(2026, 2, 1, 12, 0, tzinfo=UTC),
        version=3,
    )


def proceeding_view(**changes):
    values = {
        "uid": "pr-1",
        "matter": "m-1",
        "file_number": "2026/038",
        "client_names": ("Пётр Ильин",),
        "kind": ProceedingKind.EXTRADITION,
        "host_state": "KZ",
        "requesting_state": "RU",
        "court_or_body": "Supreme Court, Astana",
        "is_court": True,
        "place": "",
        "zone": "Asia/Almaty",
        "reference_number": "2-117/2026",
        "stage": "first instance",
        "version": 1,
        "events": (event_view(),),
        "deadlines": (undetermined_view(), deadline_view()),
        "hearings": (hearing_row(),),
        "filings": (filing_row(),),
    }
    return ProceedingView(**{**values, **changes})


def matter_view():
    return MatterView(
        uid="m-1",
        file_number="2026/038",
        title="Extradition to Russia",
        clients=(("c-1", "Пётр Ильин"),),
        members=(LAWYER,),
        proceedings=(proceeding_view(events=(), hearings=()),),
        tasks=(TaskRow("t-1", "m-1", "2026/038", "Ask for the translation", None, False, 1),),
        version=1,
    )


def client_view(**changes):
    values = {
        "uid": "c-1",
        "names": (
            NameDraft("Пётр Ильин", "legal", "Cyrl"),
            NameDraft("Petr Ilin", "passport", "Latn"),
        ),
        "date_of_birth": date(1984, 3, 12),
        "citizenships": ("RU",),
        "languages": ("ru", "en"),
        "safe_contact": SafeContactDraft(
            channel="Signal",
            address="+7 700 000 00 00",
            hours="18:00–21:00",
            agreed_words="Ask about the bicycle first",
            never="Never call the parents' home",
        ),
        "notes": "Met through the clinic.",
        "version": 4,
        "matters": (matter_view(),),
    }
    return ClientView(**{**values, **changes})


def authority_row(which=1, **changes):
    values = {
        "uid": f"a-{which}",
        "id_in_pack": f"echr-{which}",
        "title": "Soering v. the United Kingdom",
        "court": "ECtHR",
        "number": "14038/88",
        "day": date(1989, 7, 7),
        "host_state": "United Kingdom",
        "requesting_state": "United States",
        "outcome": "violation: 3 (extradition, if executed)",
        "importance": "key case",
        "may_be_printed": True,
        "snippet": (("a real risk of ", False), ("treatment", True), (" contrary to", False)),
        "score": 1.0,
    }
    return AuthorityRow(**{**values, **changes})


def found_row(which=1, **changes):
    """Return a hit with paragraphs of its text, told what it is worth here."""
    snippet = (("that there were ", False), ("substantial grounds", True), (" for it", False))
    sentence = "Kazakhstan is not a party to the European Convention on Human Rights."
    values = {
        "binding": BindingView(
            *(Binding.PERSUASIVE, BindingReason.NOT_PARTY, "Persuasive only", sentence)
        ),
        "paragraphs": (
            ParagraphHit(91, "91", "text", snippet),
            ParagraphHit(105, "105", "text", snippet),
            ParagraphHit(2, "", "holding", snippet),
        ),
        "paragraph": "91",
    }
    return authority_row(which, **{**values, **changes})


def saved_search(**changes):
    values = {
        "uid": "s-1",
        "version": 2,
        "name": "Assurances, Russia",
        "query": "diplomatic assurances",
        "filters": (("requesting_state", ("RU",)),),
        "shared": False,
        "owner": "Aida Omarova",
        "seen_at": None,
    }
    return SavedSearchRow(**{**values, **changes})


def authority_page():
    rows = (
        authority_row(1),
        authority_row(2, title="Bozano v. France", may_be_printed=False, number="9990/82"),
    )
    facets = (
        Facet("host_state", "United Kingdom", "United Kingdom", 1),
        Facet("host_state", "France", "France", 1),
        Facet("court", "ECtHR", "ECtHR", 2),
        Facet("issue", "art3-real-risk", "art. 3 real risk", 2),
    )
    return AuthorityPage(rows, 2, facets)


def authority_view(**changes):
    values = {
        "row": authority_row(1),
        "formation": "Plenary Court",
        "ecli": "ECLI:CE:ECHR:1989:0707JUD001403888",
        "proceeding_type": "extradition",
        "issues": ("art3-real-risk", "death-penalty"),
        "articles": ("3", "6", "13"),
        "holding": "Surrendering a fugitive engages the sending State.",
        "holding_may_be_printed": True,
        "pinpoints": ("85", "88–91", "111", "113"),
        "source": "historical citation catalogue",
        "good_law_note": "",
        "confirmed_by": "",
        "relations": (
            RelationRow(
                "a-2", "Chahal v. the United Kingdom", "followed", True, "text", "follows"
            ),
        ),
    }
    return AuthorityView(**{**values, **changes})


def memo_view(**changes):
    values = {
        "row": filing_row(),
        "addressee": "Supreme Court, Astana",
        "sections": (
            ("facts", "Facts", "The client left Russia in 2022."),
            ("risk", "Risk of ill-treatment", ""),
            ("request", "Request", "Refuse extradition."),
        ),
        "authorities": ((authority_row(1), "§ 88"),),
        "warnings": ("The section “Risk of ill-treatment” is empty.",),
    }
    return MemoView(**{**values, **changes})
