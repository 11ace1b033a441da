"""The badge of a rule and its colour."""

from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.views.rules import RuleRow
from caseapp.i18n import Catalogue
from caseapp.ui.widgets.badge import Tone
from caseapp.ui.words import mark_tone
from caseapp.wording.marks import mark_text


def row_words(row: RuleRow, t: Catalogue) -> tuple[str, Tone]:
    """Return the badge of a rule in a list."""
    if not row.computable and row.mark.standing is not RuleStanding.EXPIRED:
        return t("Gives no date"), Tone.RED
    return mark_text(row.mark, t), mark_tone(row.mark)
