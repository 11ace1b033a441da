"""What the tools of the library need from outside. Bound at every start: it loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.ids import AuthorityUid, FilingUid, SavedSearchUid
    from caseapp.domain.own_decisions import OwnDecisionDraft
    from caseapp.domain.saved_searches import SavedSearchDraft
    from caseapp.domain.views.authority_packs import InstalledPack, PackOutcome
    from caseapp.domain.views.authority_text import AuthorityText
    from caseapp.domain.views.citation_check import CheckProgress, CitationCheck
    from caseapp.domain.views.filings import MemoPdf
    from caseapp.domain.views.imports import ImportOutcome, ImportProgress
    from caseapp.domain.views.library import SavedSearchRow, SearchCount
    from caseapp.domain.views.pack_export import ExportItem, PackFile, PackOrder
    from caseapp.domain.views.precedents import PrecedentReport
    from caseapp.ui.authorities.reading.port import ReadingCalls


class SavedCalls(NamedTuple):
    """Searches that are kept."""

    list_saved_searches: Callable[[], Sequence[SavedSearchRow]]
    count_saved_search: Callable[[SavedSearchUid], SearchCount]
    save_search: Callable[[SavedSearchDraft], Changes]
    change_saved_search: Callable[[SavedSearchUid, SavedSearchDraft], Changes]
    delete_saved_search: Callable[[SavedSearchUid, int], Changes]
    mark_search_seen: Callable[[SavedSearchUid], None]
    """Note that this person looked at the result now."""


class PackCalls(NamedTuple):
    """Packs of other offices in, chosen decisions out."""

    list_packs: Callable[[], Sequence[InstalledPack]]
    install_pack: Callable[..., Generator[None, None, PackOutcome]]
    """Positional: file name, content; keyword: trusted."""
    remove_pack: Callable[[str], PackOutcome]
    restore_pack: Callable[[str], PackOutcome]
    check_pack: Callable[[Sequence[AuthorityUid]], Generator[int, None, Sequence[ExportItem]]]
    """Yields how far it is, in per cent."""
    export_pack: Callable[[PackOrder], Generator[int, None, PackFile]]
    """Yields how far it is, in per cent."""


class SectionCalls(NamedTuple):
    """Precedent reports inside memos."""

    put_precedents: Callable[[FilingUid, str, str], Changes]
    """Positional: memo, host, requesting."""
    take_out_precedents: Callable[[FilingUid, str, str], Changes]


class LibraryTools(NamedTuple):
    """The service calls beside searching and reading, bound to the desk; all run in the runner."""

    import_decisions: Callable[..., Generator[ImportProgress, None, ImportOutcome]]
    """Positional: files; keyword: stopped, asked after every slice."""
    get_own_decision: Callable[[AuthorityUid], OwnDecisionDraft]
    change_own_decision: Callable[[AuthorityUid, OwnDecisionDraft], Changes]
    remove_own_decision: Callable[[AuthorityUid, int], Changes]
    """Positional: uid, version."""
    check_citations: Callable[[str], Generator[CheckProgress, None, CitationCheck]]
    find_precedents: Callable[[str, str], PrecedentReport]
    print_precedents: Callable[..., MemoPdf]
    """Positional: host, requesting; keyword: filed."""
    get_text: Callable[[AuthorityUid], AuthorityText]
    cite: Callable[..., str]
    """Positional: uid, style, paragraphs."""
    reading: ReadingCalls | None = None
    """Notes, tags, relations, quotations; None: not offered."""
    packs: PackCalls | None = None
    sections: SectionCalls | None = None
