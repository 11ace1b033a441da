"""Refusals about custody, what bars removal, and interim measures."""

from caseapp.domain.errors import UserError
from caseapp.domain.protection import errors
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    errors.NotHeldHereError: N_(
        "This client is not in the matter. Choose one of its clients, or add the client to the "
        "matter first."
    ),
    errors.AlreadyInCustodyError: N_(
        "Custody of this client runs in this proceeding already. Change that record, or record "
        "its end first."
    ),
    errors.NoArrestError: N_(
        "The event is no arrest or detention of this proceeding. Choose the arrest, or enter its "
        "hours here."
    ),
    errors.CustodyEndedError: N_(
        "This custody has an end already. Undo that first (Ctrl+Z) if it was a mistake."
    ),
    errors.CustodyRestsOnEventError: N_(
        "A custody rests on this arrest, so it cannot go to the bin. Correct the event instead, "
        "or delete the custody first."
    ),
    errors.SecondBodyError: N_(
        "{body} was chosen for the same facts already. A second body may refuse a complaint that "
        "another one has: read its rule, then say here why this one as well."
    ),
    errors.BodyNotRecordedError: N_(
        "No source in the program records that this body has jurisdiction over the host state. "
        "Look at the body's own list today and say here what you saw, with the day."
    ),
    errors.NoSuchRuleError: N_(
        "No pack has the rule “{rule}”. Choose one from the list, or enter an order of a court."
    ),
}
