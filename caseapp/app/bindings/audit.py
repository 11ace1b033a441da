"""What the screens for looking over the office's shoulder may ask for: the log, the dates."""

from caseapp.app.bindings.services import Services
from caseapp.domain.vocabulary import Role
from caseapp.ui.audit.port import AuditPort
from caseapp.ui.dates.port import DatesPort


def bind_audit(services: Services) -> AuditPort | None:
    """Bind the history, for lawyers and auditors; an auditor reads it and lets nothing out."""
    role = services.seat.person.role
    if role not in {Role.LAWYER, Role.AUDITOR}:
        return None
    later = services.later
    return AuditPort(
        list_history=later("audit.list_history"),
        list_choices=later("audit.list_choices"),
        list_matters=later("matters.list_matters") if role is Role.LAWYER else None,
        export_history=later("audit.export_history") if role is Role.LAWYER else None,
        get_seal=later("integrity.get_seal"),
        print_seal=later("audit.print_seal") if role is Role.LAWYER else None,
        check_seal=later("integrity.check_seal"),
        list_aside=later("integrity.list_aside"),
    )


def bind_dates(services: Services) -> DatesPort | None:
    """Bind the dates without contents, for auditors."""
    if services.seat.person.role is not Role.AUDITOR:
        return None
    return DatesPort(services.later("dates.list_dates"))
