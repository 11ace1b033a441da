"""Base of the forms that are no drafts: a passphrase, a code, a tick that is set in a moment."""

from caseapp.ui.form import FormDialog
from caseapp.ui.overriding import override


class UnkeptForm(FormDialog):
    """A form of which nothing outlives its window."""

    @override
    def draft_form(self) -> str:
        return ""

    @override
    def draft_payload(self) -> str:
        return ""

    @override
    def restore_draft(self, payload: str) -> None:
        """Nothing was kept."""
