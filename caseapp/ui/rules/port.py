"""What the Rules screen needs from outside. Bound at every start: it loads nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.deadlines import Computation
    from caseapp.domain.rules import (
        HolidayDraft,
        LawChecked,
        LawProgress,
        OfficeRuleDraft,
        RuleReviewDraft,
    )
    from caseapp.domain.views.filings import MemoPdf
    from caseapp.domain.views.rules import (
        HolidayRow,
        LawState,
        OfficeRuleView,
        PackRow,
        RuleRow,
        RuleView,
    )
    from caseapp.domain.vocabulary import ProceedingKind


class RulesPort(NamedTuple):
    """The service calls of the Rules screen, bound to the desk; all run in the runner."""

    list_rules: Callable[..., Sequence[RuleRow]]
    """Keyword: host."""
    get_rule: Callable[[str], RuleView]
    law_state: Callable[[], LawState]
    get_host_states: Callable[[], Sequence[str]]
    review_rule: Callable[[RuleReviewDraft], Changes]
    revoke_review: Callable[[str, int], Changes]
    set_host_states: Callable[[Sequence[str]], Changes]
    list_packs: Callable[[], Sequence[PackRow]]
    replace_pack: Callable[[str, str], Changes]
    restore_shipped_pack: Callable[[str], Changes]
    restore_earlier_pack: Callable[[str], Changes]
    list_office_rules: Callable[[], Sequence[OfficeRuleView]]
    add_office_rule: Callable[[OfficeRuleDraft], Changes]
    change_office_rule: Callable[[str, OfficeRuleDraft], Changes]
    delete_office_rule: Callable[[str, int], Changes]
    try_office_rule: Callable[[OfficeRuleDraft, date], Computation]
    list_methods: Callable[[str], Sequence[tuple[str, str]]]
    """Of a state; (id, words)."""
    list_acts: Callable[[ProceedingKind], Sequence[tuple[str, str]]]
    list_holidays: Callable[[], Sequence[HolidayRow]]
    export_office_rules: Callable[[str], str]
    """The office's rules of a state, as the text of a pack."""
    add_holiday: Callable[[HolidayDraft], Changes]
    change_holiday: Callable[[str, HolidayDraft], Changes]
    remove_holiday: Callable[[str, int], Changes]
    print_review_sheet: Callable[[], MemoPdf]
    sheet_waits: Callable[[], bool]
    put_sheet_aside: Callable[[], Changes]
    review_law: Callable[[], Generator[LawProgress, None, LawChecked]]
    """In slices."""
