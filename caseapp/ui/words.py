"""Words of codes for drop-down lists and headings, and the badges of a deadline."""

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

from babel import Locale

from caseapp.domain.views import DeadlineRow, ProposalPreview
from caseapp.domain.vocabulary import (
    DateKind,
    DeadlineState,
    Manner,
    ProceedingKind,
    Suspensive,
    Trust,
)
from caseapp.i18n import Catalogue, N_
from caseapp.ui.context import Context
from caseapp.ui.widgets import Badge, Tone

PROCEEDING_KINDS = {
    ProceedingKind.EXTRADITION: N_("Extradition"),
    ProceedingKind.EXPULSION: N_("Deportation, expulsion or return"),
    ProceedingKind.RESIDENCE_REFUSAL: N_("Residence refusal"),
    ProceedingKind.ENTRY_REFUSAL: N_("Entry refusal or ban"),
    ProceedingKind.ASYLUM: N_("Asylum or refugee status"),
    ProceedingKind.INTERIM_MEASURES: N_("Interim measures"),
    ProceedingKind.CUSTODY: N_("Custody"),
    ProceedingKind.INTERPOL: N_("INTERPOL file"),
    ProceedingKind.INDIVIDUAL_COMPLAINT: N_("Individual complaint"),
    ProceedingKind.OTHER: N_("Other proceeding"),
}
DATE_KINDS = {
    DateKind.DECIDED: N_("Decided"),
    DateKind.ISSUED: N_("Issued"),
    DateKind.SENT: N_("Sent"),
    DateKind.SERVED_ON_CLIENT: N_("Copy received by client"),
    DateKind.SERVED_ON_COUNSEL: N_("Copy received by counsel"),
    DateKind.DEEMED_SERVED: N_("Deemed served"),
    DateKind.LEARNT: N_("Learnt of it"),
    DateKind.PRONOUNCED: N_("Pronounced"),
    DateKind.SEIZED: N_("Seized, actual hour"),
    DateKind.SEIZED_RECORDED: N_("Seized, hour in the record"),
    DateKind.REQUEST_RECEIVED: N_("Request received"),
    DateKind.REGISTERED: N_("Registered"),
    DateKind.LODGED: N_("Lodged"),
    DateKind.POSTED: N_("Posted"),
    DateKind.FILED: N_("Filed"),
    DateKind.HEARD: N_("Heard"),
    DateKind.ARRIVED: N_("Arrived"),
    DateKind.ENTERED_INTO_FORCE: N_("Entered into force"),
    DateKind.FIXED: N_("Fixed for"),
}
MANNERS = {
    Manner.UNKNOWN: N_("Not known"),
    Manner.HANDED_OVER: N_("Handed over, signed"),
    Manner.REGISTERED_POST: N_("Registered post"),
    Manner.POST: N_("Ordinary post"),
    Manner.COUNSEL: N_("Through counsel"),
    Manner.FACILITY: N_("Through the custody or reception facility"),
    Manner.ELECTRONIC: N_("Electronically"),
    Manner.PUBLIC_NOTICE: N_("Public notice"),
    Manner.PRONOUNCED: N_("Read out"),
    Manner.REFUSED: N_("Receipt refused"),
}
STATES = {
    DeadlineState.PROPOSED: N_("Proposed"),
    DeadlineState.TO_BE_DETERMINED: N_("To be determined"),
    DeadlineState.OPEN: N_("Open"),
    DeadlineState.SERVICE_DISPUTED: N_("Service disputed: file now"),
    DeadlineState.FILED: N_("Filed"),
    DeadlineState.CONFIRMED: N_("Confirmed"),
    DeadlineState.WAIVED: N_("Waived"),
    DeadlineState.DECLINED: N_("Declined"),
    DeadlineState.SUPERSEDED: N_("Superseded"),
    DeadlineState.LAPSED: N_("Lapsed"),
}
NAME_KINDS = {
    "legal": N_("Legal name"),
    "passport": N_("Passport spelling"),
    "alias": N_("Alias"),
}
SCRIPTS = {
    "Cyrl": N_("Cyrillic"),
    "Latn": N_("Latin"),
    "Geor": N_("Georgian"),
    "Armn": N_("Armenian"),
    "Arab": N_("Arabic"),
    "Hebr": N_("Hebrew"),
    "Thai": N_("Thai"),
    "": N_("Other script"),
}
HOST_STATES = (
    "KZ", "KG", "RS", "DE", "GE", "AM", "TR", "MN", "TH", "AE", "IL", "ME", "PL", "LT", "LV",
    "FI", "CZ", "FR", "EE", "ES", "BE",
)  # fmt: skip
"""States that the law data knows, first in every list of states."""


@lru_cache(maxsize=8)
def _territories(language: str) -> dict[str, str]:
    return {
        code: name
        for code, name in Locale.parse(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"}
    }


def state_name(t: Catalogue, code: str) -> str:
    """Return the name of a state, the code itself for one that nobody knows."""
    return _territories(t.language).get(code, code)


def language_name(t: Catalogue, code: str) -> str:
    """Return the name of a language, the code itself for one that nobody knows."""
    return str(Locale.parse(t.language).languages.get(code, code))


def states(t: Catalogue, first: Iterable[str] = HOST_STATES) -> list[tuple[str, str]]:
    """Return (code, name) of every state, the given ones first."""
    known = _territories(t.language)
    head = [code for code in first if code in known]
    tail = sorted((code for code in known if code not in head), key=lambda code: known[code])
    return [(code, known[code]) for code in [*head, *tail]]


def when(context: Context, day: date | None, at: time | None = None, *, whole: bool = False) -> str:
    """Return a day with its weekday and hour; `whole` names the end of the day."""
    if day is None:
        return context.t("No day yet")
    shown = context.show_date(day)
    if at is not None:
        return context.t("{day}, {hour}", day=shown, hour=f"{at:%H:%M}")
    return context.t("{day}, 24:00", day=shown) if whole else shown


def badges(t: Catalogue, row: DeadlineRow | ProposalPreview) -> tuple[Badge, ...]:
    """Return what qualifies a deadline, most pressing first."""
    return tuple(Badge(words, tone) for words, tone in _badge_words(t, row))


def _badge_words(
    t: Catalogue, row: DeadlineRow | ProposalPreview
) -> Iterable[tuple[str, Tone]]:
    if row.state is DeadlineState.TO_BE_DETERMINED:
        yield t("No verified rule"), Tone.RED
        return
    if row.state is DeadlineState.SERVICE_DISPUTED:
        yield t(STATES[row.state]), Tone.RED
    if row.against_state:
        yield t("Against the State"), Tone.BLUE
    elif not row.extendable:
        yield t("Cannot be extended"), Tone.RED
    if row.suspensive is Suspensive.NO:
        yield t("Not suspensive"), Tone.AMBER
    elif row.suspensive is Suspensive.IF_GRANTED:
        yield t("Suspensive only if granted"), Tone.AMBER
    elif row.suspensive is Suspensive.PARTIAL:
        yield t("Partly suspensive"), Tone.AMBER
    elif row.suspensive is Suspensive.UNVERIFIED:
        yield t("Suspensive effect not verified"), Tone.AMBER
    provisional = getattr(row, "provisional", False) or getattr(row, "provisional_reasons", ())
    if provisional:
        yield t("Provisional"), Tone.AMBER
    if row.trust in {Trust.SECONDARY, Trust.LAW_TEXT_DATED}:
        yield t("Needs review"), Tone.AMBER
    elif row.trust is not None and row.rule:
        yield t("Confirm rule"), Tone.AMBER


def state_tone(state: DeadlineState) -> Tone:
    """Return the colour of a state."""
    if state in {
        DeadlineState.TO_BE_DETERMINED,
        DeadlineState.SERVICE_DISPUTED,
        DeadlineState.LAPSED,
    }:
        return Tone.RED
    return Tone.AMBER if state is DeadlineState.PROPOSED else Tone.PLAIN
