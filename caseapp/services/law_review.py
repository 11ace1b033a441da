"""The stored dates under the law in force: counted again when the law, or its data, changed."""

from collections.abc import Generator
from functools import partial
from time import thread_time

from caseapp.domain.rules import LawChecked, LawProgress
from caseapp.packs.law import LawPacks
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_uids
from caseapp.services.steps.dates.law import law, law_stamp, prepared_law
from caseapp.services.steps.dates.law_review import count_again, events_to_count
from caseapp.services.steps.kept import keep_setting, read_setting
from caseapp.system.slices import beside, finished, told

CHECKED = "law.checked"
"""Setting: the versions of everything that dates are counted from, as they were last checked."""
SLICE_SECONDS = 0.02
"""What one slice may compute on the database thread; others wait for it."""
_LEAST_EVENTS, _MOST_EVENTS = 4, 200
"""Each slice asks the vault four questions, whatever its size."""


@allows(*OFFICE)
def is_law_checked(desk: Desk) -> bool:
    """Say whether every stored date was counted under the law that is in force now."""
    with desk.vault.reading() as session:
        return read_setting(session, CHECKED) == law_stamp(session, desk.clock.today())


@allows(*OFFICE)
def review_law(desk: Desk) -> Generator[LawProgress, None, LawChecked]:
    """Count all stored dates again where the law changed since the last time; in slices.

    No stored date moves. Where the law now gives another one, a proposal with both dates and the
    reason is put beside it. All matters are counted, also those of others: a date that nobody
    looks at is the one that is missed. Nothing of them is told here, not even how many there were.

    Yields progress; returns what came of it. To be run by `submit_slices`, or to its end.
    """
    with desk.vault.reading() as session:
        stamp = law_stamp(session, desk.clock.today())
        before = read_setting(session, CHECKED)
        work = prepared_law(session, desk.clock.today())
    yield LawProgress(0, 0)
    # Packs and holidays are read beside: that touches no vault.
    yield from told(beside(work), lambda _: LawProgress(0, 0))
    if before == stamp:
        return LawChecked(0, 0, {})
    with desk.vault.reading() as session:
        events = events_to_count(session)
        # A change meanwhile leaves another stamp behind, and the next check counts under it.
        packs = law(session, desk)
    checked = yield from _in_slices(desk, packs, events)
    with desk.vault.writing() as session:
        if law_stamp(session, desk.clock.today()) == stamp:
            keep_setting(session, CHECKED, stamp)
    return checked


@allows(*OFFICE)
def run_review(desk: Desk) -> LawChecked:
    """Count all stored dates again, to the end: for the command line, where nobody else waits."""
    return finished(review_law(desk))


def _in_slices(
    desk: Desk, packs: LawPacks, events: list[int]
) -> Generator[LawProgress, None, LawChecked]:
    touched: dict[str, set[str]] = {}
    counted = raised = done = 0
    size = _LEAST_EVENTS
    while done < len(events):
        start = thread_time()
        with desk.vault.writing() as session:
            found = count_again(
                session,
                desk,
                packs,
                events[done : done + size],
                partial(_spent, start + SLICE_SECONDS),
            )
            changed = found.recording.changes().touched.items()
            mine = {kind: visible_uids(session, desk, kind, uids) for kind, uids in changed}
        for kind, uids in mine.items():
            touched.setdefault(kind, set()).update(uids)
        counted, raised = counted + found.deadlines, raised + found.raised
        done += found.events
        spent = max(thread_time() - start, 1e-6)
        fitting = int(found.events * SLICE_SECONDS / spent)
        size = max(_LEAST_EVENTS, min(_MOST_EVENTS, 2 * size, fitting))
        yield LawProgress(min(done, len(events)), len(events))
    told = {kind: frozenset(uids) for kind, uids in touched.items() if uids}
    return LawChecked(counted, raised, told)


def _spent(until: float) -> bool:
    return thread_time() > until
