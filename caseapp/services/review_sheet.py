"""The sheet on which an office reviews the rules that decide its cases."""

from collections.abc import Iterable, Sequence

from caseapp.domain.blocks.payload import read_render_answer, render_request
from caseapp.domain.casefiles import PrintingFailedError
from caseapp.domain.changes import Changes
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import is_office_rule
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.rules import DecidingRules, RuleRow
from caseapp.domain.vocabulary import ProceedingKind, Role
from caseapp.i18n import catalogue
from caseapp.models.base import live
from caseapp.models.clear_copy import ClearCopy
from caseapp.packs.rule_views import rule_rows
from caseapp.reports.sheets.rule_review import review_sheet
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.law import host_states, law
from caseapp.services.steps.dates.rule_marks import office_marks, reviews_in
from caseapp.services.steps.kept import keep_setting, read_setting
from caseapp.system.worker import Limits, WorkerError

RENDER = Limits(seconds=60.0)
_AREAS: dict[str, tuple[ProceedingKind, ...]] = {
    "extradition": (ProceedingKind.EXTRADITION,),
    "custody": (ProceedingKind.CUSTODY,),
    "asylum": (ProceedingKind.ASYLUM,),
    "expulsion": (ProceedingKind.EXPULSION,),
    "residence": (ProceedingKind.RESIDENCE_REFUSAL,),
}
MOST = {"extradition": 4, "custody": 4, "asylum": 4, "expulsion": 3, "residence": 3}
"""Rules of an area with a line of their own on the page of a state; fewer where their texts are
long. The further ones are named under the table."""
ASIDE = "review_sheet_aside"
"""Setting: a lawyer was offered the sheet and said "not now"."""
_NO_PERIODS = frozenset({"counting", "gate"})


@allows(*READERS)
def list_deciding(desk: Desk, state: str, *, fewer: int = 0) -> list[DecidingRules]:
    """Return, per area, the rules that decide cases in a state: those that give a date first.

    Args:
        desk: who asks.
        state: ISO code.
        fewer: how many rules less per area, one at least.

    """
    t = catalogue(desk.language)
    today = desk.clock.today()
    with desk.vault.reading() as session:
        packs = law(session, desk)
        rows = rule_rows(
            packs,
            t,
            reviews=reviews_in(session),
            marks=office_marks(session, today),
            today=today,
            host=state,
        )
    own = {
        rule.id: rule.kind.value
        for pack in packs.packs
        if pack.host == state
        for rule in pack.rules
        if rule.kind.value not in _NO_PERIODS or is_office_rule(rule)
    }
    mine = [row for row in rows if row.id in own]
    return [_area(area, kinds, mine, fewer) for area, kinds in _AREAS.items()]


@allows(Role.LAWYER)
def sheet_waits(desk: Desk) -> bool:
    """Say whether the sheet is still to be offered.

    So it is once the office has said where it works, until somebody prints it, reviews a rule or
    puts the offer aside.
    """
    with desk.vault.reading() as session:
        if not host_states(session) or read_setting(session, ASIDE):
            return False
        printed = live(ClearCopy, ClearCopy.id).where(ClearCopy.what == CopyKind.REVIEW_SHEET)
        return session.scalars(printed.limit(1)).first() is None and not reviews_in(session)


@allows(Role.LAWYER)
def put_sheet_aside(desk: Desk) -> Changes:
    """Offer the sheet no more; it can be printed on the screen of rules at any time."""
    with desk.vault.writing() as session:
        keep_setting(session, ASIDE, value=True)
    return Changes.of(setting=ASIDE)


@allows(*OFFICE)
def print_review_sheet(desk: Desk, states: Sequence[str] = ()) -> MemoPdf:
    """Print the sheet, a page per host state of the office.

    Args:
        desk: who asks.
        states: ISO codes; empty means those of the office.

    Raises:
        EmptyFieldError: the office has not said in which states it works.
        PrintingFailedError: the worker gave no answer.

    """
    chosen = tuple(states) or _of_office(desk)
    if not chosen:
        raise EmptyFieldError(field="host_states")
    printed, fewer = _print(desk, chosen, 0), 1
    while printed.pages > len(chosen) and fewer < max(MOST.values()):
        printed, fewer = _print(desk, chosen, fewer), fewer + 1
    return printed


def _print(desk: Desk, states: Sequence[str], fewer: int) -> MemoPdf:
    found = [(state, list_deciding(desk, state, fewer=fewer)) for state in states]
    document = review_sheet(found, desk.clock.today(), catalogue(desk.language))
    try:
        rendered = read_render_answer(desk.isolated("render", render_request(document), RENDER))
    except WorkerError as error:
        raise PrintingFailedError from error
    leaves = Leaves(CopyKind.REVIEW_SHEET, Redaction.NOBODY)
    return MemoPdf(rendered.data, rendered.pages, rendered.sha256, leaves=leaves)


def _of_office(desk: Desk) -> tuple[str, ...]:
    with desk.vault.reading() as session:
        return host_states(session)


def _area(
    area: str, kinds: Iterable[ProceedingKind], rows: Iterable[RuleRow], fewer: int
) -> DecidingRules:
    wanted = set(kinds)
    mine = [row for row in rows if row.proceeding in wanted and _decides(area, row)]
    mine.sort(key=lambda row: (not row.computable, row.against_state))
    shown = max(1, MOST[area] - fewer)
    return DecidingRules(area, tuple(mine[:shown]), tuple(mine[shown:]))


def _decides(area: str, row: RuleRow) -> bool:
    """Leave the State's own dates out, but for custody, which they end."""
    return area == "custody" or not row.against_state
