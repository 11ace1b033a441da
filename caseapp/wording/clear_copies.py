"""Copies in clear, in words."""

from caseapp.domain.clear_copies import CopyKind, Redaction
from caseapp.i18n import N_

KINDS = {
    CopyKind.MEMO: N_("Memo, working copy"),
    CopyKind.FILED_COPY: N_("Memo, filed copy"),
    CopyKind.CONTROL_SLIP: N_("Control slip"),
    CopyKind.DEADLINE_LOG: N_("Log of deadlines"),
    CopyKind.CARRY_LIST: N_("Carry list"),
    CopyKind.CUSTODY_SHEET: N_("Custody sheet"),
    CopyKind.REVIEW_SHEET: N_("Review sheet of rules"),
    CopyKind.PRECEDENTS: N_("Precedent report"),
    CopyKind.PACK: N_("Pack of decisions"),
    CopyKind.CALENDAR: N_("Calendar file"),
    CopyKind.REGISTER: N_("Register of copies"),
    CopyKind.HISTORY: N_("History"),
    CopyKind.SEAL: N_("Seal of the history"),
    CopyKind.LIST: N_("List"),
    CopyKind.DOCUMENT: N_("Document"),
    CopyKind.OTHER: N_("Something else"),
}
REDACTIONS = {
    Redaction.NOBODY: N_("names nobody"),
    Redaction.NUMBER: N_("file number only"),
    Redaction.INITIALS: N_("initials and file number"),
    Redaction.FULL: N_("full names"),
}
