"""A quotation with its citation, as it stands in a text."""

from collections.abc import Collection

from caseapp.domain.authorities import PartKind
from caseapp.i18n import Catalogue

_WITHIN = str.maketrans("“”", "‘’")


def quotation_text(words: str, citation: str, parts: Collection[PartKind], t: Catalogue) -> str:
    """Return words and citation; a judge's own opinion is never shown as the court's words.

    Args:
        words: of the decision.
        citation: in its style.
        parts: of the decision that the words are from.
        t: the language of the text.

    """
    # Quotation marks within a quotation are single ones, so that its end can be told.
    said = {"words": words.translate(_WITHIN), "citation": citation}
    if PartKind.OPINION in parts:
        return t("“{words}” ({citation}, separate opinion)", **said)
    if PartKind.OPERATIVE in parts:
        return t("“{words}” ({citation}, operative part)", **said)
    return t("“{words}” ({citation})", **said)
