"""What the audit screen may ask for."""

from caseapp.app.bindings.services import Services
from caseapp.domain.vocabulary import Role
from caseapp.ui.audit.port import AuditPort


def bind_audit(services: Services) -> AuditPort | None:
    """Bind the history, for lawyers and auditors."""
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
    )
