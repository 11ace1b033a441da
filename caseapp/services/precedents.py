"""The precedent report: what the library says of a host and a requesting state."""

from caseapp.domain.blocks.payload import read_render_answer, render_request
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.precedents import PrecedentReport
from caseapp.i18n import catalogue
from caseapp.reports.sheets.precedents import precedent_report
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.precedents import collect, pair_of
from caseapp.system.worker import Limits, WorkerError

RENDER = Limits(seconds=120.0)


@allows(*READERS)
def find_precedents(desk: Desk, host: str, requesting: str) -> PrecedentReport:
    """Collect the authorities for and against the person that concern a pair of states.

    Decisions about the same requesting state and another host are persuasive only. What is not
    verified stands apart and is never usable.

    Args:
        desk: who asks.
        host: ISO 3166 code of the state where the person is; so `requesting`.
        requesting: of the state that wants the person.

    Raises:
        EmptyFieldError, UnknownStateError: a code that no state has.
        SameStateError: both are one.

    """
    pair = pair_of(host, requesting)
    with desk.vault.reading() as session:
        return collect(session, desk, *pair)


@allows(*OFFICE)
def print_precedents(desk: Desk, host: str, requesting: str, *, filed: bool = False) -> MemoPdf:
    """Print the report; the filed copy has no working marks, no counts, nothing unverified.

    Raises:
        EmptyFieldError, UnknownStateError, SameStateError: as `find_precedents`.
        PrintingFailedError: the worker gave no answer.

    """
    found = find_precedents(desk, host, requesting)
    document = precedent_report(found, catalogue(desk.language), filed=filed)
    try:
        rendered = read_render_answer(desk.isolated("render", render_request(document), RENDER))
    except WorkerError as error:
        raise PrintingFailedError from error
    leaves = Leaves(CopyKind.PRECEDENTS, Redaction.NOBODY)
    return MemoPdf(rendered.data, rendered.pages, rendered.sha256, leaves=leaves)
