"""The service calls that the case screens use, already bound to the desk.

`caseapp.app` fills it with the real services, tests with fakes. Every call runs on the database
thread, through the runner; every command answers with `Changes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from caseapp.domain.changes import Changes
    from caseapp.domain.drafts import (
        ClientDraft,
        EventDraft,
        HearingDraft,
        ManualDeadlineDraft,
        MatterDraft,
        MemoDraft,
        ProceedingDraft,
        TaskDraft,
    )
    from caseapp.domain.ids import (
        AuthorityUid,
        ClientUid,
        DeadlineUid,
        DocumentUid,
        EventUid,
        FilingUid,
        HearingUid,
        MatterUid,
        PersonUid,
        ProceedingUid,
        TaskUid,
    )
    from caseapp.domain.library import Field
    from caseapp.domain.protection.drafts import (
        BarDraft,
        CustodyDraft,
        CustodyEndDraft,
        InterimDraft,
        RemovalDraft,
    )
    from caseapp.domain.views.authorities import AuthorityPage, AuthorityView, Facet
    from caseapp.domain.views.client_list import ClientRow
    from caseapp.domain.views.clients import ClientView
    from caseapp.domain.views.custody import CustodyPanel
    from caseapp.domain.views.deadlines import DeadlineView, LapseView
    from caseapp.domain.views.documents import DocumentRow
    from caseapp.domain.views.events import EventPreview
    from caseapp.domain.views.filings import MemoPdf, MemoView
    from caseapp.domain.views.interim import InterimPanel
    from caseapp.domain.views.matters import MatterView, ProceedingView
    from caseapp.domain.views.people import PersonRow
    from caseapp.domain.views.removal import RemovalPanel, RiskRow
    from caseapp.domain.views.vaults import Undoable
    from caseapp.ui.authorities.port import LibraryTools, SavedCalls


class ClientCalls(NamedTuple):
    """Clients: the list, one file, the form."""

    take_first: Callable[[], Sequence[ClientRow] | None]
    """The first page as the list opens, where it was read with the vault; no call to a service."""
    list_clients: Callable[..., Sequence[ClientRow]]
    """Keywords: text, sort, descending, offset, limit."""
    list_client_ids: Callable[..., Sequence[int]]
    """Keywords: text, sort, descending."""
    get_client: Callable[[ClientUid], ClientView]
    add_client: Callable[[ClientDraft], Changes]
    change_client: Callable[[ClientUid, ClientDraft], Changes]
    delete_client: Callable[[ClientUid, int], Changes]


class MatterCalls(NamedTuple):
    """Matters, their proceedings and their tasks."""

    list_matters: Callable[[], Sequence[MatterView]]
    get_matter: Callable[[MatterUid], MatterView]
    open_matter: Callable[[MatterDraft], Changes]
    get_proceeding: Callable[[ProceedingUid], ProceedingView]
    add_proceeding: Callable[[ProceedingDraft], Changes]
    change_proceeding: Callable[[ProceedingUid, ProceedingDraft], Changes]
    list_people: Callable[[], Sequence[PersonRow]]
    add_member: Callable[[MatterUid, PersonUid], Changes]
    remove_member: Callable[[MatterUid, PersonUid], Changes]
    add_task: Callable[[TaskDraft], Changes]
    finish_task: Callable[[TaskUid, int], Changes]
    mark_handling: Callable[..., Changes] | None = None
    """Positional: uid, flags, version; None: not offered."""


class EventCalls(NamedTuple):
    """What happened, and what it would propose."""

    list_acts: Callable[[ProceedingUid], Sequence[tuple[str, str]]]
    preview_event: Callable[[EventDraft], EventPreview]
    record_event: Callable[[EventDraft], Changes]
    change_event: Callable[[EventUid, EventDraft], Changes]
    delete_event: Callable[[EventUid, int], Changes]


class DeadlineCalls(NamedTuple):
    """Deadlines: reading and answering. Commands take uid and version first."""

    get_deadline: Callable[[DeadlineUid], DeadlineView]
    accept: Callable[..., Changes]
    change: Callable[..., Changes]
    decline: Callable[..., Changes]
    determine: Callable[..., Changes]
    no_remedy: Callable[..., Changes]
    add_manual: Callable[[ManualDeadlineDraft], Changes]
    record_filed: Callable[..., Changes]
    """Positional: uid, version; keywords: how, where, day, at, reference, scan."""
    confirm_filed: Callable[..., Changes]
    """Keyword: second_look."""
    check_date: Callable[..., Changes]
    """Keyword: second_look."""
    ask_extension: Callable[..., Changes]
    """Keywords: day, until, note."""
    extend: Callable[..., Changes]
    ask_to_close: Callable[..., Changes]
    close: Callable[..., Changes]
    keep_open: Callable[..., Changes]
    get_lapse: Callable[[DeadlineUid], LapseView]
    record_lapse: Callable[..., Changes]
    list_open_questions: Callable[[DeadlineUid], Sequence[str]]
    """What the rule asks and nobody has answered."""
    list_scans: Callable[[DeadlineUid], Sequence[DocumentRow]]
    add_scan: Callable[..., Changes]
    """Positional: uid; keywords: title, file_name, media_type, pieces."""
    scan_pages: Callable[[DocumentUid, int], Sequence[bytes]]
    """Document and width in pixels; PNG pictures."""
    print_slip: Callable[[DeadlineUid], MemoPdf]
    """The control slip, as a PDF."""
    set_leads: Callable[..., Changes] | None = None
    """Positional: uid, version, lead times; None: not offered."""


class HearingCalls(NamedTuple):
    """Hearings."""

    add_hearing: Callable[[HearingDraft], Changes]
    change_hearing: Callable[[HearingUid, HearingDraft], Changes]
    delete_hearing: Callable[[HearingUid, int], Changes]


class AuthorityCalls(NamedTuple):
    """The library of decisions."""

    find: Callable[..., AuthorityPage]
    """Keywords: query, filters (values by facet), for_state, offset, limit, typing."""
    list_choices: Callable[[], Sequence[Facet]]
    """Every value that `find` can filter by."""
    get_authority: Callable[[AuthorityUid], AuthorityView]
    confirm_authority: Callable[[AuthorityUid, str], Changes]
    find_similar: Callable[..., AuthorityPage]
    """Positional: uid; keywords: for_state, limit."""
    field_names: Callable[[], Mapping[str, Field]]
    """Every name of a field that a query may have."""
    tools: LibraryTools | None = None
    """Import, checks and reports; None: not offered."""
    saved: SavedCalls | None = None
    """Searches that are kept; None: not offered."""


class FilingCalls(NamedTuple):
    """Memos: writing, previewing, printing."""

    list_templates: Callable[[str], Sequence[tuple[str, str]]]
    """(code, label) of the templates of a language."""
    start_memo: Callable[[MemoDraft], Changes]
    change_memo: Callable[[FilingUid, MemoDraft], Changes]
    get_memo: Callable[[FilingUid], MemoView]
    print_memo: Callable[..., MemoPdf]
    """Positional: uid; keyword: filed."""
    memo_pages: Callable[..., Sequence[bytes]]
    """Positional: uid; keywords: filed, width (pixels). PNG pictures."""


class CustodyCalls(NamedTuple):
    """Custody of a client, and its limits."""

    get_custody: Callable[[ProceedingUid], CustodyPanel]
    record_custody: Callable[[CustodyDraft], Changes]
    change_custody: Callable[[str, CustodyDraft], Changes]
    end_custody: Callable[[str, CustodyEndDraft, int], Changes]
    delete_custody: Callable[[str, int], Changes]
    print_custody: Callable[[str], MemoPdf]


class RemovalCalls(NamedTuple):
    """What bars a removal."""

    get_removal: Callable[[ProceedingUid], RemovalPanel]
    list_risks: Callable[[ClientUid | None], Sequence[RiskRow]]
    change_removal: Callable[[RemovalDraft], Changes]
    add_bar: Callable[[BarDraft], Changes]
    change_bar: Callable[[str, BarDraft], Changes]
    delete_bar: Callable[[str, int], Changes]


class InterimCalls(NamedTuple):
    """Interim measures."""

    get_interim: Callable[[ProceedingUid], InterimPanel]
    choose_body: Callable[[InterimDraft], Changes]
    change_interim: Callable[[str, InterimDraft], Changes]
    delete_interim: Callable[[str, int], Changes]
    look_into_documents: Callable[[str], Changes]
    """Look for a text layer in the documents of a request, in a worker."""


class UndoCalls(NamedTuple):
    """Taking the last change back.

    Attributes:
        describe: what would be taken back now; None for nothing.
        undo: takes the command of this group back; refuses when it is not the last one any more.

    """

    describe: Callable[[], Undoable | None]
    undo: Callable[[str], Changes]


class Office(NamedTuple):
    """Everything that the case screens may ask for."""

    clients: ClientCalls
    matters: MatterCalls
    events: EventCalls
    deadlines: DeadlineCalls
    hearings: HearingCalls
    authorities: AuthorityCalls
    filings: FilingCalls
    custody: CustodyCalls
    removal: RemovalCalls
    interim: InterimCalls
