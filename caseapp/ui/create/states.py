"""The last step of making a vault: in which states the office works."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.tick import Tick
from caseapp.ui.words import HOST_STATES, state_name


class StatesStep(QWidget):
    """The states whose rules stand first and are printed for review. None is an answer too."""

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named = sorted((state_name(t, code), code) for code in HOST_STATES)
        self.ticks = {code: Tick(name) for name, code in named}
        holder = QWidget()
        holder.setProperty("kind", "clear")
        flow = FlowLayout(holder, gap=14)
        for tick in self.ticks.values():
            flow.addWidget(tick)
        self.field = Field(
            t("In which states does this office work?"),
            holder,
            name="host_states",
            hint=t(
                "The rules that decide cases there are listed first, and printed on a sheet to "
                "be reviewed. Cases in other states can be entered all the same."
            ),
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(4), 0, px(4))
        box.addWidget(self.field)

    def chosen(self) -> tuple[str, ...]:
        """Return the codes of the states that are ticked."""
        return tuple(code for code, tick in self.ticks.items() if tick.isChecked())

    def focus_first(self) -> None:
        """Start at the first state."""
        next(iter(self.ticks.values())).setFocus()
