"""Interim measures in words: bodies, states, the countdown, the list before sending."""

from datetime import datetime

from caseapp.domain.countries import FactGrade
from caseapp.domain.protection.preflight import Answer, Check, Checked
from caseapp.domain.protection.words import InterimBody, InterimState
from caseapp.domain.vocabulary import Suspensive
from caseapp.i18n import N_, Catalogue
from caseapp.wording.days import moment_text

BODIES = {
    InterimBody.DOMESTIC: N_("Domestic court or body"),
    InterimBody.ECHR: N_("European Court of Human Rights (Rule 39)"),
    InterimBody.CAT: N_("UN Committee against Torture"),
    InterimBody.HRC: N_("UN Human Rights Committee"),
    InterimBody.WGAD: N_("UN Working Group on Arbitrary Detention"),
}
STATES = {
    InterimState.CHOSEN: N_("Chosen, not asked yet"),
    InterimState.REQUESTED: N_("Requested"),
    InterimState.GRANTED: N_("Granted"),
    InterimState.REFUSED: N_("Refused"),
    InterimState.WITHDRAWN: N_("Withdrawn"),
}
CHECKS = {
    Check.CONTACT: N_("The heading says who is reached at once"),
    Check.REMOVAL_DATE: N_("The heading says the day of the removal"),
    Check.REMOVAL_HOUR: N_("The heading says the hour of the removal"),
    Check.DESTINATION: N_("The heading says the destination"),
    Check.DOCUMENTS: N_("Documents are chosen"),
    Check.TEXT_LAYER: N_("Text can be searched and copied"),
    Check.SIZE: N_("At most 50 MB"),
    Check.FILE_NAME: N_("No Cyrillic letter in the file name"),
}
ANSWERS = {
    Answer.PASSED: N_("Looked at"),
    Answer.FAILED: N_("Mend this"),
    Answer.NOT_LOOKED_AT: N_("Not looked at yet"),
}
GRADES = {
    FactGrade.SEEN: N_("source seen"),
    FactGrade.SEEN_DATED: N_("dated source seen"),
    FactGrade.SECONDARY: N_("secondary source"),
    FactGrade.UNVERIFIED: N_("not verified"),
}
_EFFECTS = {
    Suspensive.NO: N_("no suspensive effect"),
    Suspensive.PARTIAL: N_("suspensive effect in part"),
    Suspensive.IF_GRANTED: N_("suspensive effect only if granted"),
    Suspensive.UNVERIFIED: N_("suspensive effect not verified"),
}
TASK = N_(
    "Interim measures today: {act}, {effect}. Domestic relief first, then one body; open "
    "“Interim measures” in the proceeding."
)


def check_text(checked: Checked, t: Catalogue) -> str:
    """Return one point of the list before sending."""
    words = t(CHECKS[checked.check])
    if checked.about:
        return t("{point}: {document}", point=words, document=checked.about)
    return words


def effect_text(effect: Suspensive, t: Catalogue) -> str:
    """Return what keeps a remedy from being a stay; "" for one that suspends."""
    return t(_EFFECTS[effect]) if effect in _EFFECTS else ""


def parallel_text(recorded: str, t: Catalogue) -> str:
    """Return the rule on complaints to two bodies at once, as far as any source says it."""
    if recorded:
        return t("On parallel complaints a source notes: {words} Not verified.", words=recorded)
    return t(
        "The rule of this body on parallel complaints is not in the program: not verified. Read "
        "its rules before a second complaint about the same facts."
    )


def countdown(
    now: datetime,
    removal: datetime | None,
    safe: datetime | None,
    opens: datetime | None,
    *,
    open_now: bool | None,
    t: Catalogue,
) -> tuple[str, ...]:
    """Return how long the Court can still be asked, and whether anybody reads requests now."""
    found = []
    if open_now is None:
        found.append(
            t(
                "The days on which the Court is closed this year are not known to the program: "
                "look at its own list."
            )
        )
    elif open_now:
        found.append(t("The Court handles urgent requests now, until 16:00 in Strasbourg."))
    elif opens is not None:
        found.append(_closed(removal, opens, t))
    if removal is None:
        found.append(
            t(
                "No day of removal is fixed in the file. A request needs its day, hour and "
                "destination, or says why they are not known."
            )
        )
        return tuple(found)
    found.append(t("Removal: {moment}, local time.", moment=moment_text(removal, t)))
    if safe is not None and safe < now:
        found.append(
            t(
                "One full working day before the removal is past ({moment} in Strasbourg). Send "
                "all the same, at once, and call.",
                moment=moment_text(safe, t),
            )
        )
    elif safe is not None:
        found.append(
            t(
                "The request has to be there by {moment} in Strasbourg, one full working day "
                "before the removal; earlier is better.",
                moment=moment_text(safe, t),
            )
        )
    return tuple(found)


def _closed(removal: datetime | None, opens: datetime, t: Catalogue) -> str:
    when = moment_text(opens, t)
    if removal is not None and removal <= opens:
        return t(
            "The Court is closed until {when} in Strasbourg, and the removal comes before that: "
            "call list.",
            when=when,
        )
    return t("The Court is closed until {when} in Strasbourg.", when=when)
