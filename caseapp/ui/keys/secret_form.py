"""Base of the forms that handle secrets: nothing of them is ever kept as a draft."""

from caseapp.ui.form import FormDialog
from caseapp.ui.overriding import override


class SecretForm(FormDialog):
    """A form that is no draft."""

    @override
    def draft_form(self) -> str:
        return ""

    @override
    def draft_payload(self) -> str:
        """Passphrases and codes are kept nowhere."""
        return ""
