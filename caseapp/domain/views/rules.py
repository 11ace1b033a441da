"""Rules of law as the Rules screen and the command line show them."""

from dataclasses import dataclass
from datetime import date, datetime

from caseapp.domain.rule_marks import RuleMark
from caseapp.domain.rules import HolidayChange, OfficeRuleDraft, Review
from caseapp.domain.vocabulary import ProceedingKind, Trust


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule in a list."""

    id: str
    action: str
    """What has to be done, or what the row says, in the reader's language."""
    host: str
    proceeding: ProceedingKind
    period: str
    """In words; of a row without a computable period what the row itself says."""
    citation: str
    trust: Trust
    """Lowest grade of the row, its counting method and its treaty."""
    mark: RuleMark
    computable: bool
    against_state: bool
    pack: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A worked example of a rule."""

    dates: tuple[tuple[str, str], ...]
    """(what the date is, the date) pairs, in words."""
    answers: tuple[tuple[str, str], ...]
    place: str
    last_day: date
    last_moment: str
    safe_day: date | None
    why: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with everything that is known of it."""

    row: RuleRow
    kind: str
    body: str
    acts: tuple[str, ...]
    starts_from: tuple[str, ...]
    method: str
    method_citation: str
    method_source: str
    method_trust: Trust | None
    suspensive: str
    extendable: bool
    backward: bool
    source: str
    why_no_date: str
    """Why it gives no date; empty: it does."""
    questions: tuple[str, ...]
    validity: str
    after: str
    same_as: str
    texts: tuple[tuple[str, str], ...]
    """(key of the row, text) of the notes of those who read the law, as the pack has them."""
    examples: tuple[ExampleView, ...]
    edition: date | None
    version: str
    reviewable: bool
    reviews: tuple[Review, ...] = ()
    """Of this office, the newest first."""
    act_codes: tuple[str, ...] = ()
    """Codes of `acts`."""


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack of law: the shipped one, or the office's own in its place."""

    pack: str
    host: str
    edition: date
    rules: int
    computable: int
    replaced: bool
    file_name: str = ""
    installed_by: str = ""
    installed_at: datetime | None = None
    uid: str = ""
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A correction of a place's calendar."""

    uid: str
    place: str
    day: date
    change: HolidayChange
    moved_to: date | None
    name: str
    source: str
    entered_by: str
    version: int


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """What a check of a pack found wrong: file, rule and field, in words."""

    error: str
    file: str
    rule: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class PackCheck:
    """A check of packs."""

    rules: int
    computable: int
    examples: int
    findings: tuple[RuleFinding, ...]


@dataclass(frozen=True, slots=True)
class LawState:
    """What the office decided about the law, and what is wrong with it."""

    host_states: tuple[str, ...]
    """Empty: the office was not asked yet."""
    known_states: tuple[str, ...]
    """States that a pack has law for."""
    troubles: tuple[str, ...]
    """Why a replaced pack or an office rule is not in force, in words."""
    unreviewed: int
    """Rules of the host states that compute and that the office has not reviewed."""


@dataclass(frozen=True, slots=True)
class OfficeRuleView:
    """A rule that the office wrote, as its form has it."""

    uid: str
    rule: str
    draft: OfficeRuleDraft
    expires: date
    expired: bool


@dataclass(frozen=True, slots=True)
class DecidingRules:
    """The rules of one area that decide cases in a state, those that give a date first."""

    area: str
    rules: tuple[RuleRow, ...]
    further: tuple[RuleRow, ...] = ()
    """Those that have no line of their own on the sheet: it names them."""
