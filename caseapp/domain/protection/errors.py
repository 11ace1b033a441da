"""Refusals about custody, removal and interim measures."""

from caseapp.domain.errors import UserError


class NotHeldHereError(UserError):
    """The client is not one of the matter (values: field)."""

    field = "client"


class AlreadyInCustodyError(UserError):
    """The client is in custody in this proceeding already; that record is changed instead."""


class NoArrestError(UserError):
    """The event is no arrest or detention of this proceeding (values: field)."""


class CustodyEndedError(UserError):
    """Custody has an end already; it is changed, not ended twice."""


class CustodyRestsOnEventError(UserError):
    """The event is the arrest that a custody rests on; it is corrected, not deleted."""


class SecondBodyError(UserError):
    """A body was chosen for the same facts already, and no reason is given (values: body)."""

    field = "reason"


class BodyNotRecordedError(UserError):
    """No source records that this body has jurisdiction over the host state (values: field)."""

    field = "body"


class NoSuchRuleError(UserError):
    """No pack has this rule (values: rule)."""

    field = "rule"
