"""Made-up custody, bars and interim measures, as services would give them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from caseapp.domain.protection.bodies import Recorded
from caseapp.domain.protection.custody import LimitState
from caseapp.domain.protection.drafts import BarDraft, InterimDraft, RemovalDraft
from caseapp.domain.protection.preflight import Answer, Check, Checked
from caseapp.domain.protection.removal import Gap
from caseapp.domain.protection.words import BarKind, InterimBody
from caseapp.domain.views.custody import (
    ArrestRow,
    CustodyPanel,
    CustodyView,
    LimitView,
    PauseView,
)
from caseapp.domain.views.interim import (
    BodyView,
    CountdownView,
    InterimPanel,
    InterimView,
    ReliefRow,
)
from caseapp.domain.views.removal import BarView, RemovalPanel, RiskRow
from caseapp.domain.vocabulary import Suspensive, Trust

ALMATY = ZoneInfo("Asia/Almaty")
HELD = date(2026, 1, 30)
FIFTEEN = tuple(date(2026, 2, day) for day in range(1, 16))


def limit(**changes):
    values = {
        "deadline": "d-1",
        "label": "Identity, nationality, text of the warrant",
        "citation": "CPC RK art. 587(2)",
        "trust": Trust.LAW_TEXT,
        "state": LimitState.RUNNING,
        "is_title": True,
        "sentence": "The title lapses on Mon 2 Feb 2026, 07:15 by the actual hour, Mon 2 Feb "
        "2026, 11:40 by the record unless this comes first: Order on custody.",
        "ends_with": "Order on custody",
        "by_actual": datetime(2026, 2, 2, 7, 15, tzinfo=ALMATY),
        "by_recorded": datetime(2026, 2, 2, 11, 40, tzinfo=ALMATY),
    }
    return LimitView(**{**values, **changes})


def undated():
    return limit(
        deadline=None,
        label="Maximum extradition arrest",
        trust=Trust.UNVERIFIED,
        state=LimitState.NO_DATE,
        sentence="To be determined: no verified rule counts this limit; it may be shorter.",
        by_actual=None,
        by_recorded=None,
    )


def custody_view(**changes):
    values = {
        "uid": "cu-1",
        "proceeding": "pr-1",
        "client": "c-1",
        "client_name": "Пётр Ильин",
        "event": "e-1",
        "zone": "Asia/Almaty",
        "seized_day": HELD,
        "seized_at": time(7, 15),
        "recorded_day": HELD,
        "recorded_at": time(11, 40),
        "difference": "Held since Fri 30 Jan 2026, 07:15; the record begins on Fri 30 Jan 2026, "
        "11:40. 4 h 25 min of custody are missing from the record.",
        "place": "Remand centre 1, Almaty",
        "basis": "CPC RK art. 587",
        "title": "Order 3-117",
        "title_until": date(2026, 3, 11),
        "title_until_at": None,
        "ended_day": None,
        "ended_at": None,
        "ended_how": None,
        "ended_source": "",
        "notes": "",
        "pauses": (PauseView(date(2026, 1, 31), None, "hearing of the asylum court"),),
        "limits": (limit(), undated()),
        "version": 2,
    }
    return CustodyView(**{**values, **changes})


def arrest():
    return ArrestRow("e-7", "arrest", "Arrest", HELD, time(7, 15), HELD, time(11, 40))


def custody_panel(**changes):
    values = {
        "proceeding": "pr-1",
        "file_number": "2026/038",
        "host_state": "KZ",
        "zone": "Asia/Almaty",
        "clients": (("c-1", "Пётр Ильин"),),
        "custodies": (custody_view(),),
        "arrests": (),
    }
    return CustodyPanel(**{**values, **changes})


def risk(**changes):
    values = {
        "proceeding": "pr-1",
        "matter": "m-1",
        "file_number": "2026/038",
        "client_names": ("Пётр Ильин",),
        "host_state": "KZ",
        "court_or_body": "Supreme Court, Astana",
        "in_custody": True,
        "decision": "Decision on extradition",
        "fixed_day": None,
        "fixed_at": None,
        "zone": "Asia/Almaty",
        "uncovered": FIFTEEN,
        "clients": ("c-1",),
    }
    return RiskRow(**{**values, **changes})


def bar(**changes):
    values = {
        "uid": "b-1",
        "draft": BarDraft(
            "pr-1", BarKind.COURT_ORDER, "Supreme Court, stay of 28 Jan 2026", HELD,
            Suspensive.IF_GRANTED, until_day=date(2026, 3, 1), version=1,
        ),
        "label": "Order of a court",
        "effect": "Bars removal only if granted",
        "document_title": "",
        "rule_citation": "",
        "rule_review": "",
        "gaps": (Gap.NO_ORDER_IN_FILE, Gap.EFFECT, Gap.NOT_SERVED),
        "gap_sentences": (
            "The order is not in the file: add the document.",
            "Its effect is no plain yes: “Bars removal only if granted” is a gap.",
            "The removing body was not served with it: serve it today.",
        ),
    }  # fmt: skip
    return BarView(**{**values, **changes})


def removal_panel(**changes):
    values = {
        "risk": risk(),
        "at_risk": True,
        "why": (
            "The client is in custody.",
            "In the file: Decision on extradition. It is enforceable now or soon unless an act "
            "that counts says otherwise.",
        ),
        "verdict": "Nothing that counts bars removal, today or on any of the next 14 days.",
        "bars": (bar(), bar(uid="b-2", gaps=(), gap_sentences=(), effect="Bars removal")),
        "removal": RemovalDraft(
            "pr-1", "Moscow", "KC 871", "Committee of National Security", "Aida, +7 700",
            "1. Duty prosecutor\n2. UNHCR Almaty", version=1,
        ),
        "documents": (("doc-1", "Stay of the Supreme Court"),),
        "rules": (("KZ-RULE", "Complaint (CPC RK art. 592)"),),
    }  # fmt: skip
    return RemovalPanel(**{**values, **changes})


def body(**changes):
    values = {
        "body": InterimBody.HRC,
        "name": "UN Human Rights Committee",
        "recorded": Recorded.YES,
        "basis": "party (Views adopted)",
        "source": "CCPR/C/110/D/2104/2011",
        "grade": "official page seen",
        "checked_on": date(2026, 11, 22),
        "check_today": False,
        "request": "Request with communication",
        "citation": "rule 94",
        "effect": "suspensive effect not verified",
        "parallel": "The rule of this body on parallel complaints is not in the program: not "
        "verified. Read its rules before a second complaint about the same facts.",
    }
    return BodyView(**{**values, **changes})


def interim_view(**changes):
    values = {
        "uid": "im-1",
        "draft": InterimDraft(
            "pr-1", InterimBody.ECHR, "surrender to Russia", documents=("doc-1",), version=1
        ),
        "name": "European Court of Human Rights (Rule 39)",
        "state": "Chosen, not asked yet",
        "basis": "bound · seen · 22 Nov 2026",
        "chosen_on": date(2026, 2, 1),
        "documents": (("doc-1", "Stay of the Supreme Court"),),
        "checks": (
            Checked(Check.DESTINATION, Answer.FAILED),
            Checked(Check.FILE_NAME, Answer.FAILED, "Stay of the Supreme Court"),
            Checked(Check.TEXT_LAYER, Answer.NOT_LOOKED_AT, "Stay of the Supreme Court"),
            Checked(Check.CONTACT, Answer.PASSED),
        ),
    }
    return InterimView(**{**values, **changes})


def countdown(**changes):
    values = {
        "removal": datetime(2026, 2, 2, 6, 0, tzinfo=ALMATY),
        "safe": datetime(2026, 1, 29, 16, 0, tzinfo=ZoneInfo("Europe/Paris")),
        "last": datetime(2026, 1, 30, 8, 0, tzinfo=ZoneInfo("Europe/Paris")),
        "open_now": False,
        "opens": datetime(2026, 2, 2, 8, 0, tzinfo=ZoneInfo("Europe/Paris")),
        "sentences": (
            "The Court is closed until Mon 2 Feb 2026, 08:00 in Strasbourg, and the removal "
            "comes before that: call list.",
            "Removal: Mon 2 Feb 2026, 06:00, local time.",
        ),
        "alarm": True,
    }
    return CountdownView(**{**values, **changes})


def interim_panel(**changes):
    values = {
        "proceeding": "pr-1",
        "file_number": "2026/038",
        "client_names": ("Пётр Ильин",),
        "host_state": "KZ",
        "because": (
            "Decision on extradition: Complaint to the Supreme Court, suspensive effect not "
            "verified.",
        ),
        "domestic": (
            ReliefRow("Complaint to the Supreme Court", "Supreme Court · not verified"),
            ReliefRow("Ask to suspend surrender until status is decided", "only if granted"),
        ),
        "bodies": (
            body(),
            body(
                body=InterimBody.CAT, name="UN Committee against Torture",
                recorded=Recorded.UNKNOWN, basis="", source="", grade="", checked_on=None,
                check_today=True,
            ),
            body(
                body=InterimBody.ECHR, name="European Court of Human Rights (Rule 39)",
                recorded=Recorded.NO, basis="not bound", grade="not verified", check_today=True,
            ),
        ),
        "chosen": (interim_view(),),
        "countdown": countdown(),
        "call_list": "1. Duty prosecutor, +7 727 000\n2. UNHCR Almaty",
        "contact": "Aida, +7 700",
        "documents": (("doc-1", "Stay of the Supreme Court"),),
    }  # fmt: skip
    return InterimPanel(**{**values, **changes})
