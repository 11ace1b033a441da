"""What qualifies a date at a glance."""

from enum import StrEnum

from caseapp.domain.vocabulary import Trust
from caseapp.i18n import N_, Catalogue


class TrustBadge(StrEnum):
    """How loudly a date asks to be checked."""

    CONFIRM = "confirm"
    NEEDS_REVIEW = "needs_review"
    NOT_VERIFIED = "not_verified"
    REVIEWED = "reviewed"


BADGES = {
    TrustBadge.CONFIRM: N_("Confirm rule"),
    TrustBadge.NEEDS_REVIEW: N_("Needs review"),
    TrustBadge.NOT_VERIFIED: N_("Not verified"),
    TrustBadge.REVIEWED: N_("Reviewed"),
}


def trust_badge(trust: Trust | None, *, reviewed: bool = False) -> TrustBadge | None:
    """Return the badge of a grade; until the office has reviewed a rule, even law asks for it."""
    if trust is None:
        return None
    if reviewed and trust is not Trust.UNVERIFIED:
        return TrustBadge.REVIEWED
    match trust:
        case Trust.LAW_TEXT | Trust.OFFICIAL:
            return TrustBadge.CONFIRM
        case Trust.LAW_TEXT_DATED | Trust.SECONDARY:
            return TrustBadge.NEEDS_REVIEW
        case Trust.UNVERIFIED:
            return TrustBadge.NOT_VERIFIED


def badge_text(badge: TrustBadge, t: Catalogue) -> str:
    """Return the words of a badge."""
    return t(BADGES[badge])
