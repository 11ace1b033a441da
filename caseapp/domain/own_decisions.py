"""A decision that the office imported: what was recognised in its file, and what a person made of it."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.errors import UserError


class NotOwnDecisionError(UserError):
    """The decision belongs to a pack, which alone may change it (values: title)."""


class SameDecisionError(UserError):
    """The library has this decision already: same number and date, or ECLI (values: title)."""

    field = "numbers"


@dataclass(frozen=True, slots=True)
class OwnDecisionDraft:
    """What a person confirms after an import; fields as `DecisionDraft` has them."""

    name: str
    numbers: tuple[str, ...] = ()
    ecli: str = ""
    day: date | None = None
    court: str = ""
    respondent: str = ""
    conclusion: str = ""
    version: int = 1
