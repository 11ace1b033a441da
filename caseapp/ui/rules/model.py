"""The list of rules, narrowed by words and by state of review."""

from typing_extensions import override

from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.views.rules import RuleRow
from caseapp.i18n import N_
from caseapp.ui.widgets.lists import NarrowedList

SHOWN = {
    "": N_("All rules"),
    "open": N_("Waiting for a review"),
    "reviewed": N_("Reviewed or written here"),
    "silent": N_("Give no date"),
}
"""What the list may be narrowed to."""
_SETTLED = (RuleStanding.REVIEWED, RuleStanding.OFFICE_RULE)


class RuleList(NarrowedList[RuleRow]):
    """The rules of one answer, narrowed by words and by state of review."""

    @override
    def key(self, row: RuleRow) -> str:
        return row.id

    @override
    def title(self, row: RuleRow) -> str:
        return row.action

    @override
    def spoken(self, row: RuleRow) -> str:
        return f"{row.action}, {row.id}, {row.period}"

    @override
    def sought(self, row: RuleRow) -> str:
        return f"{row.id} {row.action} {row.citation}"

    @override
    def is_shown(self, row: RuleRow, shown: str) -> bool:
        match shown:
            case "open":
                return row.computable and row.mark.standing not in _SETTLED
            case "reviewed":
                return row.mark.standing in _SETTLED
            case "silent":
                return not row.computable
            case _:
                return True
