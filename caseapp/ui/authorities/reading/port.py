"""What reading needs from outside. Bound at every start: it loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from caseapp.domain.annotations import AnnotationDraft, AnnotationWords
    from caseapp.domain.changes import Changes
    from caseapp.domain.ids import AuthorityUid, FilingUid
    from caseapp.domain.quoted import MemoQuotation
    from caseapp.domain.reading_memory import ReadingMemory
    from caseapp.domain.tags import TagDraft
    from caseapp.domain.views.annotations import AnnotationView
    from caseapp.domain.views.filings import FilingRow, MemoView
    from caseapp.domain.views.matters import MatterView
    from caseapp.domain.views.relations import Relations
    from caseapp.domain.views.tags import TaggedDecision, TagView


class ReadingCalls(NamedTuple):
    """The service calls of reading, bound to the desk; all run in the runner."""

    list_annotations: Callable[[AuthorityUid], Sequence[AnnotationView]]
    find_annotations: Callable[..., Sequence[AnnotationView]]
    """Positional: query; keywords: sort, matter, tag, in_bin."""
    add_annotation: Callable[[AnnotationDraft], Changes]
    change_annotation: Callable[[str, AnnotationWords], Changes]
    delete_annotation: Callable[[str, int], Changes]
    restore_annotation: Callable[[str], Changes]
    list_tags: Callable[..., Sequence[TagView]]
    """Positional: the decision; none for every tag."""
    list_tagged: Callable[[str], Sequence[TaggedDecision]]
    tag_decision: Callable[..., Changes]
    """Positional: decision, name; keyword: matter."""
    untag_decision: Callable[[AuthorityUid, str], Changes]
    change_tag: Callable[[str, TagDraft], Changes]
    merge_tags: Callable[[str, str], Changes]
    delete_tag: Callable[[str, int], Changes]
    list_relations: Callable[[AuthorityUid], Relations]
    quote_in_memo: Callable[[FilingUid, MemoQuotation], Changes]
    list_matters: Callable[[], Sequence[MatterView]]
    list_memos: Callable[..., Sequence[FilingRow]]
    """Positional: the proceeding."""
    get_memo: Callable[[FilingUid], MemoView]
    recall_reading: Callable[[], ReadingMemory]
    remember_reading: Callable[[ReadingMemory], None]
