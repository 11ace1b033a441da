"""A memo from its template and the facts of the file: the document that `reports` prints."""

from collections.abc import Sequence

from caseapp.domain.blocks import Block, Document, Mark
from caseapp.domain.cited import SHORTEST_NAME, CitedAuthority
from caseapp.domain.filings import MemoFacts
from caseapp.i18n import Catalogue
from caseapp.packs.template_filling import fill
from caseapp.packs.templates import Template
from caseapp.wording.filings import entries, labels, memo_values


def build_memo(
    template: Template,
    facts: MemoFacts,
    t: Catalogue,
    mark: Mark = Mark.WORKING,
    *,
    precedents: tuple[Block, ...] = (),
    further: Sequence[CitedAuthority] = (),
) -> Document:
    """Build the document of a memo, ready for `domain.blocks.payload.render_request`.

    The case names of the memo's authorities are recognised in the lawyer's sections: they are
    set in italics, and their pages stand in the table of authorities.

    Args:
        template: of the memo.
        facts: of the file.
        t: language of the memo.
        mark: working copy or filed copy.
        precedents: sections that were put into the memo.
        further: the authorities that those cite; they stand in the table of authorities too.

    Raises:
        TextTooLongError, ControlCharacterError: a value that may not be printed.

    """
    values = memo_values(facts, t, template.name)
    names = {
        authority.case_name: authority.key
        for authority in facts.authorities
        if len(authority.case_name) >= SHORTEST_NAME
    }
    filled = fill(template, values, facts.sections, names, precedents)
    return Document(
        title=values.title,
        language=template.language,
        day=facts.day,
        blocks=filled.blocks,
        labels=labels(t),
        authorities=entries((*further, *facts.authorities), t),
        running_head=facts.short_title or values.title,
        mark=mark,
        gaps=filled.gaps,
    )
