"""What the window may ask about the state of its vault."""

from caseapp.app.bindings.services import Services
from caseapp.domain.vocabulary import Role
from caseapp.ui.integrity.port import IntegrityCalls


def bind_integrity(services: Services) -> IntegrityCalls:
    """Bind checking and accepting; saving what can be read, for lawyers."""
    later = services.later
    is_lawyer = services.seat.person.role is Role.LAWYER
    return IntegrityCalls(
        get_state=later("integrity.get_state"),
        check_the_rest=later("integrity.check_the_rest"),
        keep_anchor=later("integrity.keep_anchor"),
        accept=later("integrity.accept"),
        salvage=later("salvage.salvage") if is_lawyer else None,
    )
