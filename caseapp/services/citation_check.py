"""Checking the citations of a text against the library: a memo, or anything that was pasted."""

import time
from collections.abc import Generator

from caseapp.domain.citations import Citation
from caseapp.domain.citations.recognise import in_pieces
from caseapp.domain.citations.short_names import with_their_kinds
from caseapp.domain.views.citation_check import CheckProgress, CitationCheck
from caseapp.i18n import catalogue
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.checked_citations import TextCheck, check_text

SLICE_SECONDS = 0.1
"""How long others wait at most for the database, apart from one long quotation."""


@allows(*READERS)
def check_citations(desk: Desk, text: str) -> CitationCheck:
    """Recognise the citations of a text and compare each with the library.

    A citation that is not found may be right: the library is no register of all decisions. What
    the library has no text of cannot be compared, and that is said.
    """
    with desk.vault.reading() as session:
        return check_text(session, text, catalogue(desk.language))


@allows(*READERS)
def check_in_slices(desk: Desk, text: str) -> Generator[CheckProgress, None, CitationCheck]:
    """Do the same as `check_citations`, in slices: for the window, and a brief of any length.

    Yields how far it is; ended before its end, it leaves nothing behind.
    """
    return _slices(desk, text)


def _slices(desk: Desk, text: str) -> Generator[CheckProgress, None, CitationCheck]:
    found: list[Citation] = []
    for reached, some in in_pieces(text):
        found += some
        yield CheckProgress(reached, 2 * len(text))
    with desk.vault.reading() as session:
        named = list(with_their_kinds(found))
        check = TextCheck.of(session, text, named, catalogue(desk.language))
    goes_on = True
    while goes_on:
        begun = time.monotonic()
        with desk.vault.reading() as session:
            while goes_on and time.monotonic() - begun < SLICE_SECONDS:
                goes_on = check.goes_on(session)
        done, every = len(check.checked), max(1, len(check.citations))
        yield CheckProgress(every + done, 2 * every)
    with desk.vault.reading() as session:
        return check.result(session)
