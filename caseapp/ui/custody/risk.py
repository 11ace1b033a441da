"""A removal that nothing bars, as a row: on Today and in the client's file."""

from typing import TYPE_CHECKING

from caseapp.ui.screen import Place
from caseapp.ui.widgets import Badge, Row, Tone
from caseapp.ui.words import state_name, when
from caseapp.wording.removal import short_verdict

if TYPE_CHECKING:
    from caseapp.domain.views.removal import RiskRow
    from caseapp.ui.context import Context


def risk_row(context: "Context", risk: "RiskRow", *, names: bool = True) -> Row:
    """Return a proceeding at risk as a row that opens its panel.

    Args:
        context: the words.
        risk: the proceeding.
        names: name the clients; a client's own file does not.

    """
    t = context.t
    title = short_verdict(risk.uncovered, context.clock.today(), t)
    title = title[:1].upper() + title[1:]
    reasons = []
    if risk.in_custody:
        reasons.append(t("in custody"))
    if risk.decision:
        reasons.append(risk.decision)
    clients = ", ".join(risk.client_names) if names else ""
    number = t("file {number}", number=risk.file_number)
    parts = [clients, number, state_name(t, risk.host_state), *reasons]
    marks = []
    if risk.fixed_day is not None:
        day = when(context, risk.fixed_day, risk.fixed_at)
        marks.append(Badge(t("Removal fixed: {day}", day=day), Tone.RED))
    elif risk.in_custody and risk.uncovered:
        marks.append(Badge(t("In custody"), Tone.RED))
    return Row(
        title,
        " · ".join(part for part in parts if part),
        badges=tuple(marks),
        subject=Place("custody", risk.proceeding),
    )
