"""Packs of decisions, in words."""

from caseapp.domain.traces import Trace, TraceKind
from caseapp.domain.views.authority_packs import PackOutcome
from caseapp.domain.views.pack_export import ItemKind
from caseapp.i18n import N_, Catalogue

ITEMS: dict[ItemKind, str] = {
    ItemKind.PUBLISHED: N_("Decision of a pack"),
    ItemKind.OWN: N_("Decision that the office imported"),
    ItemKind.NOTE: N_("Note"),
    ItemKind.TAG: N_("Tag"),
    ItemKind.HIGHLIGHT: N_("Highlight"),
    ItemKind.QUOTATION: N_("Kept quotation"),
}
TRACES: dict[TraceKind, str] = {
    TraceKind.NAME: N_("name of a client"),
    TraceKind.BIRTH: N_("date of birth of a client"),
    TraceKind.NUMBER: N_("number of a file, a document or a telephone"),
    TraceKind.ACCOUNT: N_("e-mail or account of a client"),
    TraceKind.ADDRESS: N_("address of a client"),
}


def trace_text(trace: Trace, t: Catalogue) -> str:
    """Return in a sentence what was found, and where."""
    if trace.hidden:
        return t("Something of a client whom you do not represent. It stays here.")
    values = {
        "found": trace.found,
        "what": t(TRACES[trace.kind]),
        "whose": trace.whose,
        "around": trace.around,
    }
    if trace.place:
        return t(
            "{place}: “{found}”, {what} ({whose}) – … {around} …", place=trace.place, **values
        )
    return t("“{found}”, {what} ({whose}) – … {around} …", **values)


def outcome_text(outcome: PackOutcome, t: Catalogue) -> str:
    """Return in sentences what an installation or a removal did."""
    said = [
        t.plural(
            "{name}, edition {edition}: {count} decision is new, changed or gone.",
            "{name}, edition {edition}: {count} decisions are new, changed or gone.",
            len(outcome.touched),
            name=outcome.name,
            edition=outcome.edition,
        )
    ]
    if outcome.taken_over:
        said.append(
            t.plural(
                "{count} was in the library already; its text and your notes stay on it.",
                "{count} were in the library already; their texts and your notes stay on them.",
                outcome.taken_over,
            )
        )
    if outcome.elsewhere:
        said.append(
            t.plural(
                "{count} belongs to another pack, which goes before.",
                "{count} belong to another pack, which goes before.",
                outcome.elsewhere,
            )
        )
    if outcome.corrected:
        said.append(
            t.plural(
                "{count} keeps what you corrected.",
                "{count} keep what you corrected.",
                outcome.corrected,
            )
        )
    if outcome.loosened:
        said.append(
            t.plural(
                "The text changed under {count} passage that you marked: it keeps its words, and "
                "is shown as having lost its place.",
                "The text changed under {count} passages that you marked: they keep their words, "
                "and are shown as having lost their place.",
                outcome.loosened,
            )
        )
    if outcome.alone:
        said.append(
            t.plural(
                "{count} thing that you wrote stands beside a decision that is gone; it stays in "
                "the notebook.",
                "{count} things that you wrote stand beside decisions that are gone; they stay in "
                "the notebook.",
                outcome.alone,
            )
        )
    return " ".join(said)
