"""Precedent reports inside memos: put in, made again, taken out. Nothing changes by itself."""

from caseapp.domain.changes import Changes
from caseapp.domain.ids import FilingUid
from caseapp.domain.precedents import NoPrecedentsError, NoSuchSectionError
from caseapp.models.filing import Filing, FilingPrecedents
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.filings.memos import require_memo
from caseapp.services.steps.history import Recording
from caseapp.services.steps.library.kept_precedents import as_kept
from caseapp.services.steps.library.precedents import collect, pair_of
from caseapp.storage.snapshot import load_parts


@allows(*OFFICE)
def put_precedents(
    desk: Desk, uid: FilingUid, host: str, requesting: str, version: int | None = None
) -> Changes:
    """Put the report for a pair of states into a memo, or make the one that stands there again.

    Args:
        desk: who asks.
        uid: the memo.
        host: ISO 3166 code of the state where the person is; so `requesting`.
        requesting: of the state that wants the person.
        version: of the memo, as it was shown; None: whatever stands there.

    Raises:
        NotFoundError: the memo does not exist or is not visible.
        EmptyFieldError, UnknownStateError, SameStateError: about the states.
        NoPrecedentsError: the library has nothing that may be cited.
        ChangedMeanwhileError: somebody changed the memo since.

    """
    pair = pair_of(host, requesting)
    with desk.vault.writing() as session:
        filing, proceeding, _ = require_memo(session, desk, uid)
        report = collect(session, desk, *pair)
        if not (report.pair or report.persuasive):
            raise NoPrecedentsError(host=pair[0], requesting=pair[1])
        recording = Recording(session, desk, "put_precedents")
        load_parts(session, filing)
        with recording.change(filing, version):
            place = _place(filing, *pair)
            fresh = as_kept(report, place)
            # Made again in its place, so that the order of the sections stays.
            filing.precedents = sorted(
                [*_others(filing, *pair), fresh], key=lambda one: one.position
            )
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


@allows(*OFFICE)
def take_out_precedents(
    desk: Desk, uid: FilingUid, host: str, requesting: str, version: int | None = None
) -> Changes:
    """Take a report out of a memo.

    Raises:
        NotFoundError: the memo does not exist or is not visible.
        NoSuchSectionError: no report for this pair stands in it.
        ChangedMeanwhileError: somebody changed the memo since.

    """
    with desk.vault.writing() as session:
        filing, proceeding, _ = require_memo(session, desk, uid)
        load_parts(session, filing)
        rest = _others(filing, host, requesting)
        if len(rest) == len(filing.precedents):
            raise NoSuchSectionError(host=host[:2], requesting=requesting[:2])
        recording = Recording(session, desk, "take_out_precedents")
        with recording.change(filing, version):
            filing.precedents = rest
        recording.touch(Proceeding.kind, proceeding.uid)
    return recording.changes()


def _others(filing: Filing, host: str, requesting: str) -> list[FilingPrecedents]:
    pair = (host, requesting)
    return [one for one in filing.precedents if (one.host_state, one.requesting_state) != pair]


def _place(filing: Filing, host: str, requesting: str) -> int:
    """Return where the report stands or will stand among those of the memo."""
    others = _others(filing, host, requesting)
    mine = [one.position for one in filing.precedents if one not in others]
    return mine[0] if mine else max((one.position for one in others), default=-1) + 1
