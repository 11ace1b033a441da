"""Words for what the office wrote beside a decision."""

from collections.abc import Sequence

from caseapp.domain.annotations import AnnotationSort, MarkColour, PassageState
from caseapp.domain.authorities import PartKind
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.views.tags import TagView
from caseapp.i18n import N_, Catalogue
from caseapp.ui.context import Context
from caseapp.wording.library import tag_text

SORTS = {
    AnnotationSort.NOTE: N_("Note"),
    AnnotationSort.HIGHLIGHT: N_("Highlight"),
    AnnotationSort.QUOTATION: N_("Quotation"),
}
COLOURS = {
    MarkColour.YELLOW: N_("Yellow"),
    MarkColour.GREEN: N_("Green"),
    MarkColour.BLUE: N_("Blue"),
    MarkColour.VIOLET: N_("Violet"),
}
_STATES = {
    PassageState.CHANGED: N_("Text has changed"),
    PassageState.MISSING: N_("Paragraph is gone"),
}


def pinpoint_text(pinpoints: Sequence[str]) -> str:
    """Return paragraph numbers with their sign."""
    joined = ", ".join(pinpoints)
    if joined.startswith("§") or not joined[:1].isdigit():
        return joined
    return f"§ {joined}" if joined.isdigit() else f"§§ {joined}"


def tag_label(t: Catalogue, tag: TagView) -> str:
    """Return a tag as it is called; one of a matter says so."""
    return tag_text(tag.name, tag.file_number, t)


def head(t: Catalogue, one: AnnotationView) -> str:
    """Return what it is and where: "§ 88 · Highlight, yellow"."""
    kind = t(SORTS[one.sort])
    if one.sort is AnnotationSort.HIGHLIGHT and one.colour is not None:
        colour = t(COLOURS[one.colour])
        kind = t("{kind}, {colour}", kind=kind, colour=colour.lower())
    place = where(t, one)
    return f"{place} · {kind}" if place else kind


def where(t: Catalogue, one: AnnotationView) -> str:
    """Return the paragraph; "" for what is about the whole decision."""
    if one.part is None:
        return ""
    if not one.number:
        return t("Unnumbered paragraph")
    if one.part is PartKind.OPINION:
        return t("Opinion, § {number}", number=one.number)
    if one.part is PartKind.OPERATIVE:
        return t("Operative part, {number}", number=one.number)
    return t("§ {number}", number=one.number)


def said(one: AnnotationView) -> str:
    """Return what was written, else what was marked, on one line."""
    return " ".join((one.text or one.point or one.quote).split())


def whole(one: AnnotationView) -> str:
    """Return everything that was written, then what was marked."""
    marked = f"“{one.quote}”" if one.quote else ""
    return "\n".join(part for part in (one.point, one.text, marked) if part)


def doubt(t: Catalogue, one: AnnotationView) -> str:
    """Return that the text is not what it was; "" where it stands."""
    words = _STATES.get(one.passage.state)
    return t(words) if words is not None else ""


def by_whom(context: Context, one: AnnotationView) -> str:
    """Return who wrote it, when, and for which file."""
    day = context.show_date(one.created_at.date())
    parts = [one.written_by, day]
    if one.file_number:
        parts.append(context.t("file {number}", number=one.file_number))
    return " · ".join(parts)
