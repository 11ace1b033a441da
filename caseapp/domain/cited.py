"""An authority as a filing cites it, and the print gate that decides what may be printed of it.

The gate comes from the library's own flags (print gate of the precedent data): citation and
outcome must be verified, or the authority stays out of every filing; the holding is printed only
where it was verified or a lawyer of this office has confirmed it. A doubt whether a decision is
still good law goes wherever the decision goes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caseapp.domain.authorities import HOLDINGS_FIT_TO_PRINT

SHORTEST_NAME = 6
"""A case name shorter than this is too common a word to be looked for in a text."""
_ADVERSE = (
    "no violation",
    "inadmissible",
    "appeal dismissed",
    "complaint not accepted",
    "extradition allowed",
    "surrender allowed",
)
"""How the outcome of a decision begins that went against the person."""
_FOR = ("constitutional complaint upheld",)
"""So where the person won: nobody else brings such a complaint."""


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """A decision of the library, with the paragraphs that a filing relies on.

    Attributes:
        key: uid of the authority; spans and table entries are tied by it.
        court: as the library has it, such as "ECtHR".
        formation: such as "Grand Chamber".
        number: application, case or communication number; several are parted by ";".
        day: ISO date, or the year alone where the library knows no more.
        outcome, holding: words of the library, in the language `words`.
        pinpoint: paragraphs, such as "§§ 88-91".
        good_law_note: doubt whether it is still good law; "" for none.
        citation_verified, outcome_verified: flags of the library.
        holding_verified: the library's grade ("yes", "outcome-level only", "partly …", "no").
        confirmed_by: lawyer of this office who confirmed the holding; "" for nobody.

    """

    key: str
    case_name: str
    court: str
    number: str
    day: str
    formation: str = ""
    outcome: str = ""
    holding: str = ""
    words: str = "en"
    pinpoint: str = ""
    good_law_note: str = ""
    citation_verified: bool = False
    outcome_verified: bool = False
    holding_verified: str = "no"
    confirmed_by: str = ""


def may_be_cited(authority: CitedAuthority) -> bool:
    """Tell whether the gate is open for the citation. Nobody can lift it."""
    return authority.citation_verified and authority.outcome_verified


def holding_may_be_printed(authority: CitedAuthority) -> bool:
    """Tell whether the words of the holding may be printed."""
    verified = authority.holding_verified in HOLDINGS_FIT_TO_PRINT or bool(authority.confirmed_by)
    return may_be_cited(authority) and verified


def went_against(authority: CitedAuthority) -> bool:
    """Tell whether the decision went against the person: it is never "relied on" in print."""
    return says_against(authority.outcome)


def says_against(outcome: str) -> bool:
    """Tell whether the words of an outcome say that the decision went against the person."""
    return outcome.casefold().startswith(_ADVERSE)


def went_for(authority: CitedAuthority) -> bool:
    """Tell whether the decision went for the person, by words that are no finding on articles."""
    return authority.outcome.casefold().startswith(_FOR)


def is_addressed(authority: CitedAuthority, texts: Iterable[str]) -> bool:
    """Tell whether one of the lawyer's texts names the decision.

    A name that is too short to be looked for counts as not named: it is printed once too often
    rather than not at all.
    """
    if len(authority.case_name) < SHORTEST_NAME:
        return False
    named = re.compile(rf"(?<!\w){re.escape(authority.case_name)}(?!\w)")
    return any(named.search(" ".join(text.split())) for text in texts)
