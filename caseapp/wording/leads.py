"""What has to go out before a deadline, in words."""

from caseapp.domain.vocabulary import LeadKind
from caseapp.i18n import N_

BY = {
    LeadKind.TRANSLATION: N_("Send to the translator by {day}"),
    LeadKind.NOTARY: N_("Take to the notary by {day}"),
    LeadKind.POST: N_("Take to the post by {day}"),
}
GOES = {
    LeadKind.TRANSLATION: N_("To the translator: {action}"),
    LeadKind.NOTARY: N_("To the notary: {action}"),
    LeadKind.POST: N_("To the post: {action}"),
}
