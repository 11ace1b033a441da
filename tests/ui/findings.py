"""What a search of the library answers in a test, and how its parts are shown."""

from caseapp.domain.library import Field
from caseapp.domain.views.authorities import Facet
from caseapp.domain.views.library import Understood
from caseapp.i18n import catalogue
from caseapp.ui.widgets import Button

T = catalogue("en")
STATES = tuple(
    Facet("host_state", code, name, count)
    for code, name, count in (
        *(("PL", "Poland", 9), ("FR", "France", 7), ("SE", "Sweden", 5), ("IT", "Italy", 4)),
        *(("GE", "Georgia", 3), ("GB", "United Kingdom", 2), ("TR", "Türkiye", 1)),
    )
)
VALUES = (*STATES, Facet("court", "ECtHR", "European Court of Human Rights", 12),
          Facet("requesting_state", "GE", "Georgia", 40))  # fmt: skip


def shown(qtbot, widget, width=420, height=520):
    """Show a part of the screen by itself."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def names(widget):
    """Return what a screen reader calls the buttons that can be seen."""
    return [b.accessibleName() for b in widget.findChildren(Button) if b.isVisible()]


def understood():
    """Return how a query of four parts was understood."""
    return (
        Understood("torture", "torture", query="-x court:A"),
        Understood("-x", "x", excluded=True, query="torture court:A"),
        Understood("court:A", "Court: A", Field.COURT, ("A",), query="torture -x"),
        Understood("host:Q", "No state is called “Q”.", Field.HOST_STATE, known=False),
    )
