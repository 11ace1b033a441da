"""The words for what an office notes about a state itself."""

from caseapp.domain.country_notes import NoteGrade, NoteSort
from caseapp.i18n import N_, Catalogue

SORTS = {
    NoteSort.NOTE: N_("Note"),
    NoteSort.INCIDENT: N_("Incident"),
}
NOTE_GRADES = {
    NoteGrade.LAW: N_("Text of the law"),
    NoteGrade.COURT: N_("Court decision"),
    NoteGrade.OFFICIAL: N_("Official statement"),
    NoteGrade.PRESS: N_("Press"),
    NoteGrade.RUMOUR: N_("Rumour"),
}


def note_grade_text(grade: NoteGrade, t: Catalogue) -> str:
    """Return what an entry rests on: "Press"."""
    return t(NOTE_GRADES[grade])


def sort_text(sort: NoteSort, t: Catalogue) -> str:
    """Return what an entry is: "Incident"."""
    return t(SORTS[sort])
